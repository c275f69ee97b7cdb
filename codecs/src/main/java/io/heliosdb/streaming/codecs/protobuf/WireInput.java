package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Goes through bytes of Protobuf's wire format and never behind their end, whatever they are. One
 * thread; allocates nothing but errors.
 */
final class WireInput {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private static final int LAST_SHIFT = 63;
    private static final int MAX_DEPTH = 100;

    private String name = "";
    private long message;
    private long start;
    private long limit;

    /** The next byte. */
    long at;

    /** First byte behind what is being read. */
    long end;

    /** Says where the bytes come from, for errors. */
    void name(final String newName, final long newMessage) {
        name = newName;
        message = newMessage;
    }

    /** Turns to a message. */
    void wrap(final long address, final long length) {
        start = address;
        at = address;
        end = address + length;
        limit = end;
    }

    /** A number of up to 64 bits. */
    long readVarint() {
        long bits = 0;
        long next = at;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            if (next >= end) {
                throw bad("the bytes end within a value");
            }
            final byte part = Memory.getByte(next++);
            bits |= (part & 0x7fL) << shift;
            if (part >= 0) {
                at = next;
                return bits;
            }
        }
        throw bad("a number has more than ten bytes");
    }

    /** A field's number and the way in which its value lies. */
    int readTag() {
        final long tag = readVarint();
        if (tag >>> 3 == 0 || tag != (tag & 0xffff_ffffL)) {
            throw bad("a field has the number " + (tag >>> 3));
        }
        return (int) tag;
    }

    /** A length, of bytes that are there. */
    int readLength() {
        final long length = readVarint();
        if (length < 0 || length > end - at) {
            throw bad("a length of " + length + " has no such bytes behind it");
        }
        return (int) length;
    }

    /** The address of bytes, which are passed. */
    long take(final long length) {
        if (length > end - at) {
            throw bad("the bytes end within a value");
        }
        final long taken = at;
        at += length;
        return taken;
    }

    /** Passes the value behind a tag. */
    void skip(final int tag) {
        skip(tag, 0);
    }

    private void skip(final int tag, final int depth) {
        switch (tag & 7) {
            case VARINT -> readVarint();
            case FIXED64 -> take(Long.BYTES);
            case BYTES -> take(readLength());
            case FIXED32 -> take(Integer.BYTES);
            case START_GROUP -> skipGroup(tag, depth);
            default -> throw bad("a field has the wire type " + (tag & 7));
        }
    }

    private void skipGroup(final int tag, final int depth) {
        if (depth == MAX_DEPTH) {
            throw bad("groups are nested too deep");
        }
        int inner = readTag();
        while ((inner & 7) != END_GROUP) {
            skip(inner, depth + 1);
            inner = readTag();
        }
        if (inner >>> 3 != tag >>> 3) {
            throw bad("a group ends that did not begin");
        }
    }

    /** The bytes are not what they should be. */
    HeliosException bad(final String why) {
        return HeliosException.of(
                        FormatError.DAMAGED, name + ", message " + message + " is damaged")
                .detail(at < start || at > limit ? why : "byte " + (at - start) + ": " + why)
                .hint("check who wrote the file, and with which version of the message");
    }
}
