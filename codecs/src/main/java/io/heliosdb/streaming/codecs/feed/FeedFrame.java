package io.heliosdb.streaming.codecs.feed;

/**
 * What all messages of a feed have, little endian: length of what follows (4 bytes; over TCP only),
 * the header of SBE (block length, template, schema, version: 2 bytes each), the block, and what is
 * of variable length behind it.
 */
public final class FeedFrame {
    /** First bytes of a client's connection over TCP, {@code SBE0} as a little-endian number. */
    public static final int PREFACE = 0x30454253;

    /** Bytes of the length in front of a message over TCP. */
    public static final int LENGTH_BYTES = Integer.BYTES;

    /** Bytes of the header of SBE. */
    public static final int HEADER_BYTES = 8;

    /** Id of the schema. */
    public static final int SCHEMA_ID = 70;

    /** Version of the schema. */
    public static final int VERSION = 0;

    /** Longest message that anybody sends. */
    public static final int MAX_BYTES = 4 << 20;

    /** Rows of one message at most, as SBE counts the entries of a group in 16 bits. */
    public static final int MAX_ROWS = 65_534;

    /** Bytes of the dimensions of a group. */
    public static final int GROUP_BYTES = 4;

    private FeedFrame() {}

    /** Messages, by their ids in the schema. */
    public enum Template {
        /** Client: who it is and what it feeds; the first one. */
        HELLO(1, 0),
        /** Appliance: rows may come. */
        WELCOME(2, 24),
        /** Client: rows. */
        ROWS(3, 8),
        /** Appliance: rows that are safe, and room for more. */
        ACKNOWLEDGED(4, 16),
        /** Appliance: a row is none, or the connection ends. */
        REFUSED(5, 8);

        private final int id;
        private final int blockLength;

        Template(final int id, final int blockLength) {
            this.id = id;
            this.blockLength = blockLength;
        }

        /** Id in the schema. */
        public int id() {
            return id;
        }

        /** Bytes of the block. */
        public int blockLength() {
            return blockLength;
        }
    }
}
