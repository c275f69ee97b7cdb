package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** APPROX_COUNT_DISTINCT: a sketch as the library has it. */
final class DistinctValues {
    private static final int LOG_SLOTS = 14;

    /** What stands for the value of no bytes, which the library does not take. */
    private static final long[] NOTHING = {0xfff3_9c0a_e581_d2c7L, 0xffb1_6e2f_08d4_75a9L};

    private final SqlType type;
    private HllSketch sketch = new HllSketch(LOG_SLOTS, TgtHllType.HLL_8);

    DistinctValues(final SqlType type) {
        this.type = type;
    }

    void add(final Object value) {
        switch (value) {
            case String text -> add(text.getBytes(StandardCharsets.UTF_8));
            case ByteString bytes -> add(bytes.toByteArray());
            case Boolean flag -> add(flag ? 1 : 0, 0);
            case Long number -> add(number, 0);
            case Float number -> add(Float.floatToIntBits(number == 0 ? 0 : number), 0);
            case Double number -> add(Double.doubleToLongBits(number == 0 ? 0 : number), 0);
            case FineTimestamp time -> add(time.epochMs(), time.nanosOfMs());
            case BigDecimal number -> addDigits(number.setScale(type.scale()).unscaledValue());
            default -> throw new IllegalStateException("cannot be hashed: " + value);
        }
    }

    private void addDigits(final BigInteger digits) {
        final long high = type.isLongDecimal() ? 0 : digits.shiftRight(Long.SIZE).longValue();
        add(digits.longValue(), high);
    }

    private void add(final long first, final long second) {
        sketch.update(new long[] {first, second});
    }

    private void add(final byte[] bytes) {
        if (bytes.length == 0) {
            sketch.update(NOTHING);
        } else {
            sketch.update(bytes);
        }
    }

    void merge(final DistinctValues other) {
        final HllUnion union = new HllUnion(LOG_SLOTS);
        union.update(sketch);
        union.update(other.sketch);
        sketch = union.getResult(TgtHllType.HLL_8);
    }

    Object result() {
        return Math.round(sketch.getCompositeEstimate());
    }

    void snapshot(final SnapshotWriter writer) {
        HeapValues.write(writer, ByteString.of(sketch.toUpdatableByteArray()));
    }

    void restore(final SnapshotReader reader) {
        sketch = HllSketch.heapify(((ByteString) HeapValues.read(reader)).toByteArray());
    }
}
