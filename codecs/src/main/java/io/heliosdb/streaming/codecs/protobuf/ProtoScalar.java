package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Utf8;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;

/** A number, text, bytes or enum that is there once or not. */
final class ProtoScalar extends ProtoValue {
    private static final int FIRST_BYTES = 256;

    private final ProtoField field;
    private final SqlType type;
    private final boolean readsDefault;
    private final ProtoTexts texts;
    private final long defaultBits;
    private final TextOutput defaultBytes;

    /**
     * @param readsDefault whether it is the default where it is absent, not NULL
     */
    ProtoScalar(
            final Ledger ledger,
            final String owner,
            final ProtoField field,
            final SqlType type,
            final boolean readsDefault) {
        this.field = field;
        this.type = type;
        this.readsDefault = readsDefault;
        defaultBits = defaultBits();
        texts =
                field.type == ProtoType.ENUM
                        ? new ProtoTexts(ledger, owner, field.enumeration)
                        : null;
        defaultBytes = isBytes() ? new TextOutput(ledger, owner, FIRST_BYTES) : null;
        if (field.type == ProtoType.BYTES) {
            defaultBytes.put(ProtoEscapes.bytes(field.defaultText));
        } else if (field.type == ProtoType.STRING) {
            defaultBytes.put(field.defaultText.getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean isBytes() {
        return isText() || field.type == ProtoType.BYTES;
    }

    private long defaultBits() {
        final String text = field.defaultText;
        if (field.type == ProtoType.ENUM) {
            final int named = field.enumeration.names().indexOf(text);
            return field.enumeration.numbers()[Math.max(0, named)];
        }
        if (text.isEmpty() || isBytes()) {
            return 0;
        }
        try {
            return switch (field.type) {
                case BOOL -> text.equals("true") ? 1 : 0;
                case DOUBLE -> Double.doubleToLongBits(Double.parseDouble(number(text)));
                case FLOAT -> Float.floatToIntBits(Float.parseFloat(number(text)));
                case UINT64, FIXED64 -> Long.parseUnsignedLong(text);
                default -> Long.parseLong(text);
            };
        } catch (final NumberFormatException e) {
            throw HeliosException.of(
                            FormatError.DESCRIPTOR,
                            "the default of the field " + field.name + " cannot be read")
                    .detail(text)
                    .hint("write the descriptor set again with protoc")
                    .causedBy(e);
        }
    }

    private static String number(final String text) {
        return switch (text) {
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            case "nan" -> "NaN";
            default -> text;
        };
    }

    @Override
    int count(final WireInput input, final int wire) {
        return field.type != ProtoType.ENUM || texts.admits((int) input.readVarint()) ? 1 : 0;
    }

    @Override
    int read(
            final WireInput input,
            final ProtoRecord record,
            final int slot,
            final ValueTarget target) {
        if (record.count(slot) == 0) {
            return readsDefault ? putDefault(target) : FieldWriter.NULL;
        }
        input.at = record.last(slot);
        return readOne(input, target);
    }

    /** Writes what stands for a value that is absent. */
    int putDefault(final ValueTarget target) {
        return switch (field.type) {
            case STRING, BYTES -> target.putBytes(defaultBytes.address(), defaultBytes.length());
            default -> putBits(defaultBits, target);
        };
    }

    /** Whether the value ahead is none of an enum, and so is passed. */
    boolean isPassed(final WireInput input) {
        if (field.type != ProtoType.ENUM) {
            return false;
        }
        final long start = input.at;
        final boolean isPassed = !texts.admits((int) input.readVarint());
        if (!isPassed) {
            input.at = start;
        }
        return isPassed;
    }

    /** Whether it is a text. */
    boolean isText() {
        return field.type == ProtoType.STRING;
    }

    /** Reads the value ahead. */
    int readOne(final WireInput input, final ValueTarget target) {
        if (!isBytes()) {
            return putBits(bits(input), target);
        }
        final int length = input.readLength();
        final long bytes = input.take(length);
        return isText() && !Utf8.isValid(bytes, length)
                ? FieldWriter.NOT_UTF8
                : target.putBytes(bytes, length);
    }

    /** A number as all its spellings have it; the default where it is absent. */
    long bits(final WireInput input, final ProtoRecord record, final int slot) {
        if (record.count(slot) == 0) {
            return defaultBits;
        }
        input.at = record.last(slot);
        return bits(input);
    }

    private long bits(final WireInput input) {
        return switch (field.type) {
            case DOUBLE, FIXED64, SFIXED64 -> Memory.getLong(input.take(Long.BYTES));
            case FLOAT, FIXED32, SFIXED32 -> Memory.getInt(input.take(Integer.BYTES));
            case BOOL -> input.readVarint() == 0 ? 0 : 1;
            case SINT32 -> {
                final int bits = (int) input.readVarint();
                yield (bits >>> 1) ^ -(bits & 1);
            }
            case SINT64 -> {
                final long bits = input.readVarint();
                yield (bits >>> 1) ^ -(bits & 1);
            }
            case INT32, UINT32, ENUM -> (int) input.readVarint();
            default -> input.readVarint();
        };
    }

    private int putBits(final long bits, final ValueTarget target) {
        switch (field.type) {
            case DOUBLE ->
                    Memory.putLong(
                            target.slot(), Double.doubleToLongBits(Double.longBitsToDouble(bits)));
            case FLOAT ->
                    Memory.putInt(
                            target.slot(), Float.floatToIntBits(Float.intBitsToFloat((int) bits)));
            case BOOL -> Memory.putByte(target.slot(), (byte) bits);
            case ENUM -> {
                return putEnum((int) bits, target);
            }
            case INT32, UINT32, FIXED32, SFIXED32, SINT32 ->
                    Memory.putInt(target.slot(), (int) bits);
            default -> Memory.putLong(target.slot(), bits);
        }
        return FieldWriter.WRITTEN;
    }

    private int putEnum(final int number, final ValueTarget target) {
        if (type.isCharacter()) {
            final int name = texts.index(number);
            return target.putBytes(texts.address(name), texts.length(name));
        }
        if (!texts.isKnown(number)) {
            return FieldWriter.INVALID;
        }
        switch (type.kind()) {
            case TINYINT -> Memory.putByte(target.slot(), (byte) number);
            case SMALLINT -> Memory.putShort(target.slot(), (short) number);
            case INTEGER -> Memory.putInt(target.slot(), number);
            default -> Memory.putLong(target.slot(), number);
        }
        return FieldWriter.WRITTEN;
    }

    @Override
    public void close() {
        if (defaultBytes != null) {
            defaultBytes.close();
        }
        if (texts != null) {
            texts.close();
        }
    }
}
