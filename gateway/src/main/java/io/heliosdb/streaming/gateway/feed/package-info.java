/**
 * Events that come in at the doors, from their bytes to their acknowledgement.
 *
 * <p>Here is what doors share: {@link io.heliosdb.streaming.gateway.feed.EventScanner} makes rows
 * of texts, {@link io.heliosdb.streaming.gateway.feed.EncodedRows} checks rows that come encoded,
 * and {@link io.heliosdb.streaming.gateway.feed.EventIntake} brings a whole batch in and waits
 * until it is safe. Both kinds of rows lie in a {@link
 * io.heliosdb.streaming.connectors.stream.RowBatch} before the stream sees them, so that what is
 * wrong with a client's bytes is the door's business and costs the stream nothing.
 *
 * <p>Start reading at {@code EventIntake}.
 */
package io.heliosdb.streaming.gateway.feed;
