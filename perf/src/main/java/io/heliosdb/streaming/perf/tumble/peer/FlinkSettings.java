package io.heliosdb.streaming.perf.tumble.peer;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How Flink runs in this process: as fast as it can for one query. */
public final class FlinkSettings {
    private FlinkSettings() {}

    /** Parallelism 1, object reuse, 512 MiB of managed memory, no web server that one needs. */
    public static StreamExecutionEnvironment environment() {
        final Configuration configuration = new Configuration();
        configuration.setString("rest.bind-port", "0");
        configuration.setString("rest.address", "localhost");
        configuration.setString("taskmanager.memory.managed.size", "512m");
        configuration.setString("pipeline.object-reuse", "true");
        // Full buffers leave at once; this one is for the last of a round.
        configuration.setString("execution.buffer-timeout.interval", "5 ms");
        configuration.setString("table.optimizer.agg-phase-strategy", "ONE_PHASE");
        return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    }
}
