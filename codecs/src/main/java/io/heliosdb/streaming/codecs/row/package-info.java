/**
 * Rows as flat bytes: where each column of a table lies, and generic readers and writers for code
 * that is not generated.
 *
 * <p>A row is an SBE message body: a fixed block, then the variable-length data. {@link
 * io.heliosdb.streaming.codecs.row.RowLayout} derives the block from a table's columns; generated
 * code reads fields at its offsets, connectors use {@link
 * io.heliosdb.streaming.codecs.row.RowWriter} and {@link
 * io.heliosdb.streaming.codecs.row.RowReader}. Layouts are immutable; writers and readers belong to
 * one thread. Start reading at {@link io.heliosdb.streaming.codecs.row.RowLayout}.
 */
package io.heliosdb.streaming.codecs.row;
