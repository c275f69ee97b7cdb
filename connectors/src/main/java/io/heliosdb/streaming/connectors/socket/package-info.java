/**
 * The source that takes rows as lines over TCP and acknowledges them at the job's durability level.
 *
 * <p>A {@link io.heliosdb.streaming.connectors.socket.Connection} is one conversation: its lines
 * come through a {@link io.heliosdb.streaming.connectors.feed.LineBuffer}, become rows in the
 * {@link io.heliosdb.streaming.connectors.feed.LineScanner} that all connections share, and belong
 * to a {@link io.heliosdb.streaming.connectors.feed.Feed}, which counts them. A producer that names
 * itself is never read twice: the log holds, with its rows, which line they were.
 *
 * <p>Everything is polled on the source's thread, without blocking; no thread of its own. The
 * protocol is in docs/reference/connectors.md. Start reading at {@link
 * io.heliosdb.streaming.connectors.socket.SocketSource}.
 */
package io.heliosdb.streaming.connectors.socket;
