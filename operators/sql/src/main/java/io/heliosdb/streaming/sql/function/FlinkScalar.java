package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.operators.custom.Arguments;
import io.heliosdb.streaming.operators.custom.CustomScalar;
import io.heliosdb.streaming.operators.custom.Result;
import io.heliosdb.streaming.operators.custom.Signature;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A ScalarFunction of Flink. */
final class FlinkScalar implements CustomScalar {
    private final Function<Object[], Object> code;
    private final Runnable closing;

    @SuppressWarnings("unchecked") // the bridge keeps to the contract
    FlinkScalar(final Map<String, Object> hosted) {
        code = (Function<Object[], Object>) FlinkTable.part(hosted, "scalar");
        closing = (Runnable) hosted.get("close");
    }

    @Override
    public List<Signature> signatures() {
        return List.of();
    }

    @Override
    public void evaluate(final Arguments arguments, final Result result) {
        result.setValue(code.apply(FlinkTable.values(arguments)));
    }

    @Override
    public void close() {
        closing.run();
    }
}
