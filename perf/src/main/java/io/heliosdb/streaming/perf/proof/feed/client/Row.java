package io.heliosdb.streaming.perf.proof.feed.client;

/**
 * A row to be made.
 *
 * @param isBad whether it is to be none
 * @param event number of the event, from 0
 * @param timeMs of the event
 * @param isLast whether no other one follows for now
 */
record Row(boolean isBad, long event, long timeMs, boolean isLast) {}
