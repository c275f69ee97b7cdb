package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.operators.custom.AggregateMemory;
import io.heliosdb.streaming.operators.custom.Arguments;
import io.heliosdb.streaming.operators.custom.CustomAggregate;
import io.heliosdb.streaming.operators.custom.Result;
import io.heliosdb.streaming.operators.custom.Signature;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** An AggregateFunction of Flink; its accumulator is the bytes of the state. */
final class FlinkAggregate implements CustomAggregate {
    private final Supplier<byte[]> create;
    private final BiFunction<byte[], Object[], byte[]> accumulating;
    private final BiFunction<byte[], Object[], byte[]> retracting;
    private final BiFunction<byte[], byte[], byte[]> merging;
    private final Function<byte[], Object> value;
    private final Runnable closing;

    @SuppressWarnings("unchecked") // the bridge keeps to the contract
    FlinkAggregate(final Map<String, Object> hosted) {
        create = (Supplier<byte[]>) FlinkTable.part(hosted, "create");
        accumulating = (BiFunction<byte[], Object[], byte[]>) hosted.get("accumulate");
        retracting = (BiFunction<byte[], Object[], byte[]>) hosted.get("retract");
        merging = (BiFunction<byte[], byte[], byte[]>) hosted.get("merge");
        value = (Function<byte[], Object>) hosted.get("value");
        closing = (Runnable) hosted.get("close");
    }

    @Override
    public List<Signature> signatures() {
        return List.of();
    }

    @Override
    public int stateNumbers() {
        return 0;
    }

    @Override
    public void initialise(final AggregateMemory state) {
        state.setBytes(create.get());
    }

    @Override
    public void accumulate(final AggregateMemory state, final Arguments arguments) {
        state.setBytes(accumulating.apply(state.bytes(), FlinkTable.values(arguments)));
    }

    @Override
    public boolean canRetract() {
        return retracting != null;
    }

    @Override
    public void retract(final AggregateMemory state, final Arguments arguments) {
        state.setBytes(retracting.apply(state.bytes(), FlinkTable.values(arguments)));
    }

    @Override
    public boolean canMerge() {
        return merging != null;
    }

    @Override
    public void merge(final AggregateMemory state, final AggregateMemory other) {
        state.setBytes(merging.apply(state.bytes(), other.bytes()));
    }

    @Override
    public void evaluate(final AggregateMemory state, final Result result) {
        result.setValue(value.apply(state.bytes()));
    }

    @Override
    public void close() {
        closing.run();
    }
}
