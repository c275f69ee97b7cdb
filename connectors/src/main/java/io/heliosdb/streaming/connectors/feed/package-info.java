/**
 * What sources share that are fed by clients and acknowledge what they took.
 *
 * <p>A {@link io.heliosdb.streaming.connectors.feed.Feed} is one numbered sequence of what a client
 * sends, lines or rows. The {@link io.heliosdb.streaming.connectors.feed.FeedIntake} writes into
 * the log which number of which feed each row was, and turns what the log has kept into
 * acknowledgements by the {@link io.heliosdb.streaming.connectors.feed.FeedTrail}. A feed that has
 * a name, of a producer or of one request, is found again in {@link
 * io.heliosdb.streaming.connectors.feed.Producers} after every restart, so that nothing of it is
 * taken twice.
 *
 * <p>The {@link io.heliosdb.streaming.connectors.feed.LineBuffer} finds lines in what came, the
 * {@link io.heliosdb.streaming.connectors.feed.LineScanner} makes rows of them, and {@link
 * io.heliosdb.streaming.connectors.feed.Answers} are what clients are told in lines.
 *
 * <p>Nothing of it is for several threads. Start reading at {@code FeedIntake}.
 */
package io.heliosdb.streaming.connectors.feed;
