package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;

import java.nio.charset.StandardCharsets;

/** The fields of one message of a descriptor set, in the order of its bytes. Control plane. */
final class DescriptorBytes {
    private final String file;
    private final byte[] bytes;
    private final int from;
    private int at;
    private final int end;
    private int tag;

    DescriptorBytes(final String file, final byte... bytes) {
        this(file, bytes, 0, bytes.length);
    }

    private DescriptorBytes(final String file, final byte[] bytes, final int at, final int end) {
        this.file = file;
        this.bytes = bytes;
        from = at;
        this.at = at;
        this.end = end;
    }

    /** The same fields, from the first one again. */
    DescriptorBytes again() {
        return new DescriptorBytes(file, bytes, from, end);
    }

    /** Goes to the next field, if there is one. */
    boolean next() {
        if (at == end) {
            return false;
        }
        tag = (int) number64();
        return true;
    }

    int number() {
        return tag >>> 3;
    }

    private long number64() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at == end) {
                throw damaged();
            }
            final byte part = bytes[at++];
            bits |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return bits;
            }
        }
        throw damaged();
    }

    long varint() {
        if ((tag & 7) != WireInput.VARINT) {
            throw damaged();
        }
        return number64();
    }

    private int length() {
        if ((tag & 7) != WireInput.BYTES) {
            throw damaged();
        }
        final long length = number64();
        if (length < 0 || length > end - at) {
            throw damaged();
        }
        return (int) length;
    }

    String text() {
        final int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    DescriptorBytes message() {
        final int length = length();
        at += length;
        return new DescriptorBytes(file, bytes, at - length, at);
    }

    void skip() {
        switch (tag & 7) {
            case WireInput.VARINT -> number64();
            case WireInput.FIXED64 -> step(Long.BYTES);
            case WireInput.BYTES -> step(length());
            case WireInput.FIXED32 -> step(Integer.BYTES);
            default -> throw damaged();
        }
    }

    private void step(final int count) {
        if (count > end - at) {
            throw damaged();
        }
        at += count;
    }

    private HeliosException damaged() {
        return HeliosException.of(
                        FormatError.DESCRIPTOR, "the descriptor set " + file + " is damaged")
                .detail("byte " + at)
                .hint("write it again with protoc --include_imports --descriptor_set_out=FILE");
    }
}
