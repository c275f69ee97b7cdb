package io.heliosdb.streaming.connectors.spi;

/** Takes the rows of a source, in place in the page they will be processed from. One thread. */
public interface RowCollector extends RowSpace {
    /**
     * Records where the rows committed from here on come from: the row behind this is the one at a
     * position of a key, the next one follows it there, until the next position is recorded. After
     * a restart {@link Source#resume} gets the last position of each key and the number of rows
     * that followed. A position counts as one in {@link Source#acknowledged}, like a row.
     *
     * <p>For ids that do not depend on batches, call it at places that the input decides.
     *
     * @param key names one of the things that the source reads, such as a file; UTF-8, at most
     *     {@value SourcePosition#MAX_KEY_BYTES} bytes
     * @param position bytes that only the source understands, at most {@value
     *     SourcePosition#MAX_POSITION_BYTES}
     * @return false if there is no room now: return from the poll and try again in the next
     */
    boolean position(byte[] key, byte[] position);
}
