package io.heliosdb.streaming.state.snapshot;

/**
 * How the bytes of a snapshot lie, in memory and in pieces: sections one behind the other.
 *
 * <pre>
 *   section  magic "HSEC" and format (8 bytes) | length of the name (8) | length of the content (8)
 *            | name (UTF-8) | content | CRC32C of the content (8)
 * </pre>
 *
 * The checksum stands behind the content so that whoever copies state in the background can compute
 * it on the way.
 */
public final class SnapshotFormat {
    /** First word of a section. */
    public static final long MAGIC = 0x4345_5348_0000_0002L;

    /** Bytes in front of a section's name. */
    public static final int HEADER_BYTES = 24;

    /** Bytes behind a section's content. */
    public static final int CHECKSUM_BYTES = 8;

    static final int GREATEST_NAME_LENGTH = 1 << 16;

    private SnapshotFormat() {}
}
