package io.heliosdb.streaming.codecs.avro;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the blocks of a file are compressed. */
public enum AvroCodec {
    /** Not at all. */
    NULL("null"),
    /** Deflate (RFC 1951). */
    DEFLATE("deflate"),
    /** Snappy, and a CRC32 of what was compressed. */
    SNAPPY("snappy"),
    /** A frame of Zstandard. */
    ZSTANDARD("zstandard");

    private final String spelling;

    AvroCodec(final String spelling) {
        this.spelling = spelling;
    }

    /** As files and options name it. */
    public String spelling() {
        return spelling;
    }

    /** The codec of a name. */
    static Optional<AvroCodec> find(final String name) {
        return Arrays.stream(values()).filter(codec -> codec.spelling.equals(name)).findFirst();
    }

    /** Their names, for messages. */
    static String spellings() {
        return Arrays.stream(values()).map(AvroCodec::spelling).collect(Collectors.joining(", "));
    }
}
