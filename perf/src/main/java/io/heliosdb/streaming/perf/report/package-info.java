/**
 * What a benchmark run leaves behind: figures go in, one JSON file comes out, on the benchmark's
 * main thread. Start reading at {@link io.heliosdb.streaming.perf.report.Report}.
 */
package io.heliosdb.streaming.perf.report;
