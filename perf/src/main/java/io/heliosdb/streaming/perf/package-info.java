/** Benchmarks, the oracle, peers side by side, architecture tests. */
package io.heliosdb.streaming.perf;
