package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.functions.FunctionContext;

import java.util.Set;

/** What a function's {@code open} is given: nothing of Flink's runtime is there to ask for. */
final class BareContext extends FunctionContext {
    private final ClassLoader loader;

    BareContext(final ClassLoader loader) {
        super(null, loader, null);
        this.loader = loader;
    }

    private static TableException refuse(final String what) {
        return new TableException("FunctionContext." + what + " is not there in this engine");
    }

    @Override
    public TaskInfo getTaskInfo() {
        throw refuse("getTaskInfo");
    }

    @Override
    public MetricGroup getMetricGroup() {
        throw refuse("getMetricGroup");
    }

    @Override
    public String getJobParameter(final String key, final String defaultValue) {
        return defaultValue;
    }

    @Override
    public Set<org.apache.flink.api.common.externalresource.ExternalResourceInfo>
            getExternalResourceInfos(final String resourceName) {
        throw refuse("getExternalResourceInfos");
    }

    @Override
    public ClassLoader getUserCodeClassLoader() {
        return loader;
    }
}
