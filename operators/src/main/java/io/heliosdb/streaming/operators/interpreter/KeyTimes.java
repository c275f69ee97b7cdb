package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** When each key of an operator that forgets was written last. */
final class KeyTimes {
    private final long lifeMs;
    private final ProcessingTime time;
    private final Consumer<List<Object>> forget;
    private final Map<List<Object>, Long> writtenMs = new LinkedHashMap<>();

    /**
     * @param forget takes a key out of the operator's state
     */
    KeyTimes(final long lifeMs, final ProcessingTime time, final Consumer<List<Object>> forget) {
        this.lifeMs = lifeMs;
        this.time = time;
        this.forget = forget;
    }

    boolean isLimited() {
        return lifeMs != StateLife.ENDLESS;
    }

    void onWrite(final List<Object> key) {
        if (isLimited()) {
            writtenMs.put(key, time.epochMs());
        }
    }

    /** Forgets all keys whose time is over. */
    void forgetOld() {
        writtenMs
                .entrySet()
                .removeIf(
                        each -> {
                            final boolean isOver =
                                    StateLife.isOver(each.getValue(), lifeMs, time.epochMs());
                            if (isOver) {
                                forget.accept(each.getKey());
                            }
                            return isOver;
                        });
    }

    void snapshot(final SnapshotWriter writer) {
        if (isLimited()) {
            writer.putLong(writtenMs.size());
            writtenMs.forEach(
                    (key, ms) -> {
                        HeapValues.writeList(writer, key);
                        writer.putLong(ms);
                    });
        }
    }

    void restore(final SnapshotReader reader) {
        if (isLimited()) {
            writtenMs.clear();
            for (long left = reader.getLong(); left > 0; left--) {
                final List<Object> key = HeapValues.readList(reader);
                writtenMs.put(key, reader.getLong());
            }
        }
    }
}
