/**
 * Thirty queries of all kinds by the engine and by Flink, over the same values in one run.
 *
 * <p>{@link io.heliosdb.streaming.perf.functions.BenchmarkQuery} reads them from a script, {@link
 * io.heliosdb.streaming.perf.functions.FunctionsBenchmark} lets both contestants take the same rows
 * in turn: each has them in its own binary form ({@code rows}), of the columns that the query reads
 * and no others. Results are compared value by value in the rounds that warm up and counted in the
 * others. Start reading at {@link io.heliosdb.streaming.perf.functions.FunctionsBenchmark}.
 */
package io.heliosdb.streaming.perf.functions;
