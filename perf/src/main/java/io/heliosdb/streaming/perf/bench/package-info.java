/** The benchmark program. Start reading at {@link io.heliosdb.streaming.perf.bench.Main}. */
package io.heliosdb.streaming.perf.bench;
