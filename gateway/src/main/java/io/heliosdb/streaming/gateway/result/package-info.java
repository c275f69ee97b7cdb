/**
 * What becomes of a SELECT's rows on the command line: printed as they come, or collected to the
 * final rows first, as a table, CSV or JSON.
 *
 * <p>A {@link io.heliosdb.streaming.gateway.result.ResultSink} receives the changes on its sink
 * agent's thread and hands rows to a {@link io.heliosdb.streaming.gateway.result.RowPrinter};
 * {@link io.heliosdb.streaming.gateway.result.FinalRows} applies a changelog. Start reading at
 * {@link io.heliosdb.streaming.gateway.result.ResultSink}.
 */
package io.heliosdb.streaming.gateway.result;
