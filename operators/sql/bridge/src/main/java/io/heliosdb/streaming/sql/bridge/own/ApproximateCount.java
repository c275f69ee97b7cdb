package io.heliosdb.streaming.sql.bridge.own;

import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.inference.InputTypeStrategies;
import org.apache.flink.table.types.inference.StateTypeStrategy;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

import java.util.LinkedHashMap;

/**
 * {@code APPROX_COUNT_DISTINCT}, which the planner has for batches only, as an aggregate function
 * that it plans for streams; public so that the planner can look at it. That rows cannot be taken
 * back is said by the engine, which knows the place in the script.
 */
public final class ApproximateCount extends AggregateFunction<Long, byte[]> {
    /** Its name in SQL. */
    public static final String NAME = "APPROX_COUNT_DISTINCT";

    private static final long serialVersionUID = 1L;

    /** One for all scripts: it knows nothing. */
    public ApproximateCount() {}

    /** Never called. */
    @SuppressWarnings("DoNotCallSuggester") // the planner looks for such a method
    public void accumulate(final byte[] state, final Object value) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    /** Never called. */
    @SuppressWarnings("DoNotCallSuggester") // the planner looks for such a method
    public void retract(final byte[] state, final Object value) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    /** Never called. */
    @SuppressWarnings("DoNotCallSuggester") // the planner looks for such a method
    public void merge(final byte[] state, final Iterable<byte[]> others) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public byte[] createAccumulator() {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public Long getValue(final byte[] state) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public TypeInference getTypeInference(final DataTypeFactory factory) {
        final LinkedHashMap<String, StateTypeStrategy> state = new LinkedHashMap<>();
        state.put("acc", StateTypeStrategy.of(TypeStrategies.explicit(DataTypes.BYTES())));
        return TypeInference.newBuilder()
                .inputTypeStrategy(InputTypeStrategies.sequence(InputTypeStrategies.ANY))
                .outputTypeStrategy(TypeStrategies.explicit(DataTypes.BIGINT().notNull()))
                .stateTypeStrategies(state)
                .build();
    }
}
