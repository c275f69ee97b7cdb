package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One plan node at work: takes rows and watermarks of its inputs, hands its own to its consumers in
 * plan order.
 */
abstract class Operator {
    private final List<Consumer> consumers = new ArrayList<>();
    private final List<Operator> timeConsumers = new ArrayList<>();
    private final Map<RowFate, Long> counts = new EnumMap<>(RowFate.class);

    /** One edge of the plan: which operator, and which of its inputs. */
    private record Consumer(Operator operator, int input) {}

    final void addConsumer(final Operator operator, final int input) {
        consumers.add(new Consumer(operator, input));
    }

    /** An operator that takes time from this one, and its rows from elsewhere. */
    final void addTimeConsumer(final Operator operator) {
        timeConsumers.add(operator);
    }

    abstract void onRow(int input, Row row);

    /**
     * The input's watermark has grown; operators with several inputs or own watermarks override
     * this.
     */
    void onWatermark(final int input, final long watermarkMs) {
        emitWatermark(watermarkMs);
    }

    /** An input has gone quiet, or is so no more; unions override this. */
    void onIdle(final int input, final boolean isIdle) {
        if (input == 0) {
            emitIdle(isIdle);
        }
    }

    final void emitIdle(final boolean isIdle) {
        consumers.forEach(consumer -> consumer.operator.onIdle(consumer.input, isIdle));
        timeConsumers.forEach(operator -> operator.onIdle(0, isIdle));
    }

    /** Counts what became of a row. */
    final void count(final RowFate fate) {
        counts.merge(fate, 1L, Long::sum);
    }

    /** Rows of a fate so far. */
    final long counted(final RowFate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    final void emit(final Row row) {
        count(RowFate.OUT);
        for (final Consumer consumer : consumers) {
            consumer.operator.onRow(consumer.input, row);
        }
    }

    final void emitWatermark(final long watermarkMs) {
        for (final Consumer consumer : consumers) {
            consumer.operator.onWatermark(consumer.input, watermarkMs);
        }
        timeConsumers.forEach(operator -> operator.onWatermark(0, watermarkMs));
    }

    /**
     * Says again how far time is, after a restore, to operators that are new or do not keep it;
     * those that originate watermarks override this.
     */
    void announceAgain() {}

    /**
     * The earliest watermark that something waits for, or {@link Long#MAX_VALUE}; windows override
     * this.
     */
    long dueMs() {
        return Long.MAX_VALUE;
    }

    /** Operators with state override both. */
    void snapshot(final SnapshotWriter writer) {}

    void restore(final SnapshotReader reader) {}
}
