package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;

/** Writes numbers, texts, bytes and enums. One thread; allocates nothing. */
final class ProtoScalarWriter implements AutoCloseable {
    private static final int FIRST_BYTES = 256;

    private final ProtoField field;
    private final SqlType type;
    private final WireOutput output;
    private final ProtoTexts texts;
    private final TextOutput nullText;

    /**
     * @param nullText what is written for a NULL that is a text
     */
    ProtoScalarWriter(
            final Ledger ledger,
            final String owner,
            final ProtoField field,
            final SqlType type,
            final String nullText,
            final WireOutput output) {
        this.field = field;
        this.type = type;
        this.output = output;
        texts = field.enumeration == null ? null : new ProtoTexts(ledger, owner, field.enumeration);
        this.nullText = new TextOutput(ledger, owner, FIRST_BYTES);
        this.nullText.put(nullText.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a value is what stands for an absent one. */
    boolean isDefault(final long value) {
        return switch (field.type) {
            case STRING, BYTES -> Memory.getInt(value) == 0;
            default -> bits(value) == 0;
        };
    }

    /** Appends a value without its tag; 0 is NULL. */
    void put(final long value) {
        switch (field.type) {
            case STRING -> {
                if (value == 0) {
                    output.putBytes(nullText.address(), nullText.length());
                } else {
                    output.putBytes(value + Integer.BYTES, Memory.getInt(value));
                }
            }
            case BYTES -> {
                if (value == 0) {
                    output.putVarint(0);
                } else {
                    output.putBytes(value + Integer.BYTES, Memory.getInt(value));
                }
            }
            default -> putBits(value == 0 ? absent() : bits(value));
        }
    }

    private long absent() {
        return field.type == ProtoType.ENUM ? texts.first() : 0;
    }

    private long bits(final long value) {
        return switch (type.kind()) {
            case BOOLEAN -> Memory.getByte(value);
            case TINYINT -> texts.known(Memory.getByte(value));
            case SMALLINT -> texts.known(Memory.getShort(value));
            case INTEGER, FLOAT -> {
                final int bits = Memory.getInt(value);
                yield texts == null ? bits : texts.known(bits);
            }
            case BIGINT, DOUBLE -> {
                final long bits = Memory.getLong(value);
                yield texts == null ? bits : texts.known((int) bits);
            }
            default -> texts.number(value + Integer.BYTES, Memory.getInt(value));
        };
    }

    private void putBits(final long bits) {
        switch (field.type) {
            case DOUBLE, FIXED64, SFIXED64 -> output.putFixed(bits, Long.BYTES);
            case FLOAT, FIXED32, SFIXED32 -> output.putFixed(bits, Integer.BYTES);
            case UINT32 -> output.putVarint(bits & 0xffff_ffffL);
            case SINT32 ->
                    output.putVarint((((int) bits << 1) ^ ((int) bits >> 31)) & 0xffff_ffffL);
            case SINT64 -> output.putVarint((bits << 1) ^ (bits >> 63));
            default -> output.putVarint(bits);
        }
    }

    @Override
    public void close() {
        nullText.close();
        if (texts != null) {
            texts.close();
        }
    }
}
