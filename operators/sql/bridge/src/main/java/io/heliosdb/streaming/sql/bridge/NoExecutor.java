package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobStatusHook;
import org.apache.flink.table.delegation.Executor;

import java.util.List;

/** Where Flink would run jobs: here nothing runs. */
enum NoExecutor implements Executor {
    INSTANCE;

    @Override
    public ReadableConfig getConfiguration() {
        return new Configuration();
    }

    /** Asked for by EXPLAIN, which does not look at the pipeline. */
    @Override
    public Pipeline createPipeline(
            final List<Transformation<?>> transformations,
            final ReadableConfig options,
            final String defaultJobName) {
        return null;
    }

    @Override
    public Pipeline createPipeline(
            final List<Transformation<?>> transformations,
            final ReadableConfig options,
            final String defaultJobName,
            final List<JobStatusHook> hooks) {
        return null;
    }

    @Override
    public JobExecutionResult execute(final Pipeline pipeline) {
        throw new UnsupportedOperationException("nothing runs in the planner");
    }

    @Override
    public JobClient executeAsync(final Pipeline pipeline) {
        throw new UnsupportedOperationException("nothing runs in the planner");
    }

    @Override
    public boolean isCheckpointingEnabled() {
        return true;
    }
}
