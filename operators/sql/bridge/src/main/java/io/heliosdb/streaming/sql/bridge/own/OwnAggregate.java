package io.heliosdb.streaming.sql.bridge.own;

import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** A function of the engine's own interfaces; public so that the planner can look at it. */
public final class OwnAggregate extends AggregateFunction<Object, byte[]> {
    private static final long serialVersionUID = 1L;

    private final OwnTypes types;

    OwnAggregate(final OwnTypes types) {
        this.types = types;
    }

    /** Never called. */
    @SuppressWarnings("DoNotCallSuggester") // the planner looks for such a method
    public void accumulate(final byte[] state, final Object... arguments) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public byte[] createAccumulator() {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public Object getValue(final byte[] state) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public TypeInference getTypeInference(final DataTypeFactory factory) {
        return types.inference(factory, true);
    }

    @Override
    public boolean isDeterministic() {
        return types.isDeterministic();
    }

    @Override
    public boolean supportsConstantFolding() {
        return false;
    }
}
