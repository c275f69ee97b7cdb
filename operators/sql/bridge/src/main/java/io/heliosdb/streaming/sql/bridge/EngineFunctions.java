package io.heliosdb.streaming.sql.bridge;

import io.heliosdb.streaming.sql.bridge.own.ApproximateCount;

import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.module.Module;

import java.util.Optional;
import java.util.Set;

/** Functions that the engine runs and the planner has not, or not for streams. */
final class EngineFunctions implements Module {
    @Override
    public Set<String> listFunctions() {
        return Set.of(ApproximateCount.NAME);
    }

    @Override
    public Optional<FunctionDefinition> getFunctionDefinition(final String name) {
        return name.equalsIgnoreCase(ApproximateCount.NAME)
                ? Optional.of(new ApproximateCount())
                : Optional.empty();
    }
}
