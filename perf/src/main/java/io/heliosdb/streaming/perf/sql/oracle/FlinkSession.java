package io.heliosdb.streaming.perf.sql.oracle;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

import java.util.Map;

/** A fresh table environment with the options under which Flink is our oracle. */
final class FlinkSession {
    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("execution.runtime-mode", "STREAMING"),
                    Map.entry("execution.attached", "true"),
                    Map.entry("execution.target", FlinkCluster.NAME),
                    Map.entry("parallelism.default", "1"),
                    Map.entry("pipeline.auto-watermark-interval", "0 ms"),
                    Map.entry("restart-strategy.type", "none"),
                    Map.entry("table.optimizer.agg-phase-strategy", "ONE_PHASE"),
                    Map.entry("table.optimizer.source.predicate-pushdown-enabled", "true"),
                    Map.entry("table.exec.mini-batch.enabled", "false"),
                    // to cut up code costs more than to compile it
                    Map.entry("table.generated-code.max-length", "16000"),
                    Map.entry("table.local-time-zone", "UTC"));

    private FlinkSession() {}

    static StreamTableEnvironment open(FlinkCluster cluster, Map<String, String> settings) {
        final Configuration configuration = new Configuration();
        FIXED.forEach(configuration::setString);
        settings.forEach(configuration::setString);
        final StreamExecutionEnvironment environment =
                new StreamExecutionEnvironment(
                        cluster, configuration, FlinkSession.class.getClassLoader());
        environment.setParallelism(1);
        return StreamTableEnvironment.create(
                environment,
                EnvironmentSettings.newInstance()
                        .inStreamingMode()
                        .withConfiguration(configuration)
                        .build());
    }
}
