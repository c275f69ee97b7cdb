/** What a replayed log becomes in other batches, and what a comparison sees. */
package io.heliosdb.streaming.perf.proof.determinism;
