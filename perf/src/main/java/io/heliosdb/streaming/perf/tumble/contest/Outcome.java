package io.heliosdb.streaming.perf.tumble.contest;

/**
 * What a contestant computed in a round: the number of results, and a sum over them that does not
 * depend on their order.
 *
 * @param results rows that were emitted
 * @param checksum sum of the results' {@link RowHash}
 */
public record Outcome(long results, long checksum) {}
