/**
 * Feeds streams of an appliance from Java.
 *
 * <p>A {@link io.heliosdb.streaming.client.HeliosFeed} is one producer's way into a stream. Rows
 * are written in place into {@link io.heliosdb.streaming.client.RetainedRows}, where they stay
 * until the appliance has acknowledged them; a {@link io.heliosdb.streaming.client.FeedConnection}
 * sends them and hears what comes back. When a connection breaks, another one goes on where the
 * appliance says. Nothing blocks and nothing runs in the background: whoever feeds calls {@code
 * poll} in turn, as he would an Aeron publication's.
 *
 * <pre>
 *   claim, commit ─► RetainedRows ─► FeedConnection ─► appliance
 *                        ▲                │
 *                        └── acknowledged ┘
 * </pre>
 *
 * <p>Start reading at {@code HeliosFeed}.
 */
package io.heliosdb.streaming.client;
