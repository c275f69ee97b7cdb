package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * UNION ALL: passes rows on; its watermark is the least of its inputs', which say it again after a
 * restore, but for those that are idle or have not caught up since.
 */
final class UnionOperator extends Operator {
    private static final long ENDED = Long.MAX_VALUE;

    private final List<Input> inputs = new ArrayList<>();
    private final boolean canBeIdle;
    private long emittedMs = Long.MIN_VALUE;
    private boolean wasIdle;

    private static final class Input {
        private long watermarkMs = Long.MIN_VALUE;
        private boolean isIdle;
        private boolean isBehind;
    }

    /**
     * @param canBeIdle whether an input can be idle, so that there is something to keep
     */
    UnionOperator(final int inputCount, final boolean canBeIdle) {
        this.canBeIdle = canBeIdle;
        for (int i = 0; i < inputCount; i++) {
            inputs.add(new Input());
        }
    }

    @Override
    void onRow(final int input, final Row row) {
        emit(row);
    }

    @Override
    void onWatermark(final int number, final long watermarkMs) {
        final Input input = inputs.get(number);
        input.watermarkMs = Math.max(input.watermarkMs, watermarkMs);
        input.isBehind &= input.watermarkMs < emittedMs;
        tellTime();
    }

    /** What follows for time is worked out when the tick is over. */
    @Override
    void onIdle(final int number, final boolean isIdle) {
        final Input input = inputs.get(number);
        input.isBehind = !isIdle && input.watermarkMs < emittedMs;
        input.isIdle = isIdle;
        tellIdle();
    }

    private void tellIdle() {
        final boolean isNowIdle = isIdle();
        if (isNowIdle != wasIdle) {
            wasIdle = isNowIdle;
            emitIdle(isNowIdle);
        }
    }

    private boolean isIdle() {
        return inputs.stream().allMatch(input -> input.isIdle || input.watermarkMs == ENDED);
    }

    void onTick() {
        tellIdle();
        tellTime();
    }

    private void tellTime() {
        watermark()
                .ifPresent(
                        watermarkMs -> {
                            if (watermarkMs > emittedMs) {
                                emittedMs = watermarkMs;
                                emitWatermark(watermarkMs);
                            }
                        });
    }

    private OptionalLong watermark() {
        final List<Input> going =
                inputs.stream().filter(input -> input.watermarkMs != ENDED).toList();
        if (going.isEmpty()) {
            return OptionalLong.of(ENDED);
        }
        return isIdle()
                ? going.stream().mapToLong(input -> input.watermarkMs).max()
                : going.stream()
                        .filter(input -> !input.isIdle && !input.isBehind)
                        .mapToLong(input -> input.watermarkMs)
                        .min();
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(emittedMs);
        for (final Input input : inputs) {
            writer.putLong(input.isBehind ? 1 : 0);
        }
    }

    @Override
    void restore(final SnapshotReader reader) {
        emittedMs = reader.getLong();
        for (final Input input : inputs) {
            input.isBehind = reader.getLong() == 1;
        }
    }

    @Override
    void announceAgain() {
        if (canBeIdle && emittedMs > Long.MIN_VALUE) {
            emitWatermark(emittedMs);
        }
    }
}
