/**
 * The campaign of feeds: the real process, fed by a real client over a network that is bad on
 * purpose, and both of them killed.
 *
 * <pre>
 *   client process ─► BadNetwork ─► appliance process ─► files
 *        │ books                                           │
 *        └────────────► FeedSeries compares ◄──────────────┘
 * </pre>
 *
 * <p>Rows are a function of the seed; the client's books say up to where they were made and
 * acknowledged. In the end each row that was made has to be there once, in each producer's order,
 * and none besides. One thread, that of the campaign; the network has its own. Start reading at
 * {@link io.heliosdb.streaming.perf.proof.feed.FeedSeries}.
 */
package io.heliosdb.streaming.perf.proof.feed;
