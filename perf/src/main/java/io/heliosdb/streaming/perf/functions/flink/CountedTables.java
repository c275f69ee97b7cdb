package io.heliosdb.streaming.perf.functions.flink;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;

import java.util.Set;

/** The connector {@code counted} of Flink: its results are counted and thrown away. */
public final class CountedTables implements DynamicTableSinkFactory {
    static final String NAME = "counted";
    static final ConfigOption<Long> ROUNDS =
            ConfigOptions.key("rounds").longType().noDefaultValue();

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(ROUNDS);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(final Context context) {
        return new CountedSink(
                FactoryUtil.createTableFactoryHelper(this, context).getOptions().get(ROUNDS));
    }
}
