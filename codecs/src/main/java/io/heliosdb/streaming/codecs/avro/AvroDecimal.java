package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Decimals: an unscaled number, its highest byte first. One with more digits than the type has is
 * NULL, as in Flink. Allocates nothing where the file has the scale of the type.
 */
final class AvroDecimal extends AvroValue {
    private static final int OWN_LENGTH = -1;
    private static final int LONGEST = 2 * Long.BYTES;

    /** More bytes than the digits of any decimal are not taken into a big number. */
    private static final int LIMIT_BYTES = 1000;

    /** More digits than those bytes have: a number of so many digits of fraction is nothing. */
    private static final int LIMIT_DIGITS = 3 * LIMIT_BYTES;

    private final int size;
    private final int fileScale;
    private final SqlType type;
    private final long limitLow;
    private final long limitHigh;

    /**
     * @param size bytes of each, or -1 if each has a length of its own
     * @param fileScale digits of its fraction
     */
    AvroDecimal(final int size, final int fileScale, final SqlType type) {
        this.size = size;
        this.fileScale = fileScale;
        this.type = type;
        final BigInteger limit = BigInteger.TEN.pow(type.precision());
        limitLow = limit.longValue();
        limitHigh = limit.shiftRight(Long.SIZE).longValue();
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final int length = size == OWN_LENGTH ? input.readLength() : size;
        final long bytes = input.take(length);
        if (length == 0 || length > LIMIT_BYTES) {
            return FieldWriter.INVALID;
        }
        if (fileScale != type.scale()) {
            return putRounded(bytes, length, target);
        }
        long high = Memory.getByte(bytes) >> 7;
        long low = high;
        for (int i = 0; i < length; i++) {
            if (i < length - LONGEST && Memory.getByte(bytes + i) != (byte) high) {
                return FieldWriter.NULL;
            }
            if (i >= length - LONGEST) {
                high = (high << Byte.SIZE) | (low >>> (Long.SIZE - Byte.SIZE));
                low = (low << Byte.SIZE) | (Memory.getByte(bytes + i) & 0xff);
            }
        }
        return put(low, high, target);
    }

    private int put(final long low, final long high, final ValueTarget target) {
        final boolean isNegative = high < 0;
        final long sizeLow = isNegative ? -low : low;
        final long sizeHigh = isNegative ? ~high + (low == 0 ? 1 : 0) : high;
        final int compared = Long.compareUnsigned(sizeHigh, limitHigh);
        if (compared > 0 || (compared == 0 && Long.compareUnsigned(sizeLow, limitLow) >= 0)) {
            return FieldWriter.NULL;
        }
        final long slot = target.slot();
        Memory.putLong(slot, low);
        if (!type.isLongDecimal()) {
            Memory.putLong(slot + Long.BYTES, high);
        }
        return FieldWriter.WRITTEN;
    }

    private int putRounded(final long bytes, final int length, final ValueTarget target) {
        if (fileScale - type.scale() > LIMIT_DIGITS) {
            return put(0, 0, target);
        }
        final byte[] copy = new byte[length];
        Memory.copyToArray(bytes, copy, 0, length);
        final BigDecimal rounded =
                new BigDecimal(new BigInteger(copy), fileScale)
                        .setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > type.precision()) {
            return FieldWriter.NULL;
        }
        final BigInteger unscaled = rounded.unscaledValue();
        return put(unscaled.longValue(), unscaled.shiftRight(Long.SIZE).longValue(), target);
    }
}
