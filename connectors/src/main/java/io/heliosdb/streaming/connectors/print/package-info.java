/**
 * The sink that shows rows on standard output or standard error, as Flink's does: one line a
 * change, {@code +I[1, a]}. Start reading at {@link
 * io.heliosdb.streaming.connectors.print.PrintSink}.
 */
package io.heliosdb.streaming.connectors.print;
