package io.heliosdb.streaming.sql.bridge.own;

import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** A function of the engine's own interfaces; public so that the planner can look at it. */
public final class OwnScalar extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    private final OwnTypes types;

    OwnScalar(final OwnTypes types) {
        this.types = types;
    }

    /** Never called: the planner folds no call of it. */
    @SuppressWarnings("DoNotCallSuggester") // the planner looks for such a method
    public Object eval(final Object... arguments) {
        throw new UnsupportedOperationException("runs in the engine");
    }

    @Override
    public TypeInference getTypeInference(final DataTypeFactory factory) {
        return types.inference(factory, false);
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
