package io.heliosdb.streaming.codecs.protobuf;

/** The types of fields, in the order of their numbers in a descriptor, from 1. */
enum ProtoType {
    DOUBLE(WireInput.FIXED64),
    FLOAT(WireInput.FIXED32),
    INT64(WireInput.VARINT),
    UINT64(WireInput.VARINT),
    INT32(WireInput.VARINT),
    FIXED64(WireInput.FIXED64),
    FIXED32(WireInput.FIXED32),
    BOOL(WireInput.VARINT),
    STRING(WireInput.BYTES),
    GROUP(WireInput.START_GROUP),
    MESSAGE(WireInput.BYTES),
    BYTES(WireInput.BYTES),
    UINT32(WireInput.VARINT),
    ENUM(WireInput.VARINT),
    SFIXED32(WireInput.FIXED32),
    SFIXED64(WireInput.FIXED64),
    SINT32(WireInput.VARINT),
    SINT64(WireInput.VARINT);

    private static final ProtoType[] ALL = values();

    private final int wire;

    ProtoType(final int wire) {
        this.wire = wire;
    }

    /** The type of a number, or null. */
    static ProtoType of(final long number) {
        return number < 1 || number > ALL.length ? null : ALL[(int) number - 1];
    }

    /** How a value lies in a message. */
    int wire() {
        return wire;
    }

    /** Whether the keys of a map may have it. */
    boolean isKey() {
        return switch (this) {
            case DOUBLE, FLOAT, BYTES, ENUM, MESSAGE, GROUP -> false;
            default -> true;
        };
    }

    /** Whether several values may lie behind one length. */
    boolean isPackable() {
        return wire != WireInput.BYTES && wire != WireInput.START_GROUP;
    }
}
