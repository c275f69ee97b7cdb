/** Tests of the bad network. */
package io.heliosdb.streaming.perf.proof.feed.cut;
