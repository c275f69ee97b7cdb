package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.row.RowWriter;

/** Makes the values of one column, one per row. */
interface FieldGenerator {
    /** Writes the next value, or leaves the column NULL. */
    void next(RowWriter writer, int column);

    /** Rows after which there are no more values; {@code Long.MAX_VALUE} for random ones. */
    default long rowLimit() {
        return Long.MAX_VALUE;
    }

    /** Bytes of variable data a value takes at most, its length included. */
    default int maxVariableBytes() {
        return 0;
    }
}
