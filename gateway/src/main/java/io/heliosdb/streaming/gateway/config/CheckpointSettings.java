package io.heliosdb.streaming.gateway.config;

/**
 * Settings of checkpoints.
 *
 * @param keep the newest so many are kept
 * @param compression of state
 */
public record CheckpointSettings(int keep, Compression compression) {
    /** How state is compressed. */
    public enum Compression {
        /** Not at all. */
        NONE,
        /** LZ4: little work. */
        LZ4,
        /** Zstandard: fewer bytes. */
        ZSTD
    }
}
