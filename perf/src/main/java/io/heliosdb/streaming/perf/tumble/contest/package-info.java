/**
 * What every contestant is given and has to give back: the encoded rows of a round, and sums over
 * all results that do not depend on their order.
 *
 * <p>The benchmark's main thread writes rows between rounds; during a round contestants only read
 * them. Start reading at {@link io.heliosdb.streaming.perf.tumble.contest.Contestant}.
 */
package io.heliosdb.streaming.perf.tumble.contest;
