/**
 * What one would write by hand for a query: open to review, and asked to be fast, since the engine
 * is measured against it. Rows in, sums over results out, on the benchmark's main thread. Start
 * reading at {@link io.heliosdb.streaming.perf.tumble.loop.Loop}.
 */
package io.heliosdb.streaming.perf.tumble.loop;
