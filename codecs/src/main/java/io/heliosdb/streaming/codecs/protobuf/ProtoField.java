package io.heliosdb.streaming.codecs.protobuf;

import java.util.Locale;

/**
 * A field of a message. What it refers to is filled in when all files are read; nothing changes
 * afterwards.
 */
final class ProtoField {
    /** No oneof. */
    static final int NO_ONEOF = -1;

    String name = "";
    int number;
    ProtoType type;
    String typeName = "";
    boolean isRepeated;
    boolean isRequired;
    boolean isPacked;

    /** Whether absence is told from the default. */
    boolean hasPresence;

    int oneof = NO_ONEOF;
    String defaultText = "";

    /** Of a message. */
    ProtoMessage message;

    /** Of an enum. */
    ProtoEnum enumeration;

    boolean isMap() {
        return isRepeated && type == ProtoType.MESSAGE && message.isMapEntry;
    }

    /** Whether another one is there instead of it: both are of one oneof. */
    boolean isRival(final ProtoField other) {
        return oneof != NO_ONEOF && oneof == other.oneof && other != this;
    }

    /** Whether it is an enum that has none but its numbers, once. */
    boolean isClosed() {
        return type == ProtoType.ENUM && !isRepeated && !enumeration.isOpen();
    }

    /** For messages. */
    @Override
    public String toString() {
        final String word = typeName.isEmpty() ? type.name().toLowerCase(Locale.ROOT) : typeName;
        return isMap() ? "map" : isRepeated ? "repeated " + word : word;
    }
}
