/**
 * The events of the benchmark: {@link io.heliosdb.streaming.perf.functions.rows.Item} draws the
 * values of one, {@link io.heliosdb.streaming.perf.functions.rows.EventColumn} says what columns
 * there are and writes them in either binary form.
 */
package io.heliosdb.streaming.perf.functions.rows;
