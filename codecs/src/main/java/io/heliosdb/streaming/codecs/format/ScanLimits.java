package io.heliosdb.streaming.codecs.format;

/**
 * What one record may take.
 *
 * @param recordBytes most bytes of one record of an input; also the most memory that a scanner
 *     holds for it
 */
public record ScanLimits(int recordBytes) {
    /** Sixteen mebibytes. */
    public static final ScanLimits DEFAULT = new ScanLimits(16 << 20);

    public ScanLimits {
        if (recordBytes < 4096) {
            throw new IllegalArgumentException("record limit below 4096 bytes: " + recordBytes);
        }
    }
}
