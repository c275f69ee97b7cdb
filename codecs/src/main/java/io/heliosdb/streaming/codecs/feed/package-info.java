/**
 * The protocol of feeds in SBE, as bytes: what clients in Java and the appliance share.
 *
 * <p>{@code feed-protocol.xml} beside these classes describes it for other languages; a test reads
 * what is written here by that schema. Start reading at {@link
 * io.heliosdb.streaming.codecs.feed.FeedFrame}.
 */
package io.heliosdb.streaming.codecs.feed;
