package io.heliosdb.streaming.codecs.format;

/** A record whose fields can be written into a row one by one. */
public interface FieldSource {
    /**
     * Writes the value of a column; an outcome of {@link FieldWriter}. Called once for each column,
     * in order.
     */
    int put(int column);
}
