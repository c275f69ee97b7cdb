package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Memory;

/** Values of one number, or none. */
final class AvroScalar extends AvroValue {
    private static final int MS_PER_DAY = 86_400_000;
    private static final int MICROS_PER_MS = 1000;

    /** What is read, and as what. */
    enum Way {
        NULL,
        BOOLEAN,
        INT_AS_BYTE,
        INT_AS_SHORT,
        INT,
        LONG,
        LONG_AS_FLOAT,
        LONG_AS_DOUBLE,
        FLOAT,
        FLOAT_AS_DOUBLE,
        DOUBLE,
        TIME_MS,
        TIME_MICROS
    }

    private final Way way;

    AvroScalar(final Way way) {
        this.way = way;
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        switch (way) {
            case NULL -> {
                return FieldWriter.NULL;
            }
            case BOOLEAN -> {
                final byte value = Memory.getByte(input.take(1));
                Memory.putByte(target.slot(), (byte) (value == 1 ? 1 : 0));
            }
            case INT_AS_BYTE -> {
                final int value = input.readInt();
                Memory.putByte(target.slot(), (byte) value);
            }
            case INT_AS_SHORT -> {
                final int value = input.readInt();
                Memory.putShort(target.slot(), (short) value);
            }
            case INT -> {
                final int value = input.readInt();
                Memory.putInt(target.slot(), value);
            }
            case LONG -> {
                final long value = input.readLong();
                Memory.putLong(target.slot(), value);
            }
            case LONG_AS_FLOAT -> putFloat(target, (float) input.readLong());
            case LONG_AS_DOUBLE -> putDouble(target, (double) input.readLong());
            case FLOAT -> putFloat(target, Memory.getFloat(input.take(Float.BYTES)));
            case FLOAT_AS_DOUBLE -> putDouble(target, Memory.getFloat(input.take(Float.BYTES)));
            case DOUBLE -> putDouble(target, Memory.getDouble(input.take(Double.BYTES)));
            case TIME_MS -> {
                return putTime(target, input.readInt());
            }
            case TIME_MICROS -> {
                return putTime(target, Math.floorDiv(input.readLong(), MICROS_PER_MS));
            }
        }
        return FieldWriter.WRITTEN;
    }

    private static void putFloat(final ValueTarget target, final float value) {
        Memory.putInt(target.slot(), Float.floatToIntBits(value));
    }

    private static void putDouble(final ValueTarget target, final double value) {
        Memory.putLong(target.slot(), Double.doubleToLongBits(value));
    }

    private static int putTime(final ValueTarget target, final long ms) {
        if (ms < 0 || ms >= MS_PER_DAY) {
            return FieldWriter.INVALID;
        }
        Memory.putInt(target.slot(), (int) ms);
        return FieldWriter.WRITTEN;
    }
}
