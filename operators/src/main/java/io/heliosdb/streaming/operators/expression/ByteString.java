package io.heliosdb.streaming.operators.expression;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A value of BINARY or VARBINARY, as a constant and as a value of the interpreter. Immutable;
 * ordered by its bytes, which count as unsigned.
 */
public final class ByteString implements Comparable<ByteString> {
    private final byte[] bytes;

    private ByteString(final byte[] bytes) {
        this.bytes = bytes;
    }

    /** The value with a copy of the bytes. */
    public static ByteString of(final byte[] bytes) {
        return new ByteString(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** The value cut, or filled with zeros, to a length. */
    public ByteString resized(final int length) {
        return new ByteString(Arrays.copyOf(bytes, length));
    }

    @Override
    public int compareTo(final ByteString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof ByteString value && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As SQL writes it: {@code x'4f'}. */
    @Override
    public String toString() {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
}
