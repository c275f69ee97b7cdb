/**
 * The door for feeds over TCP, on Netty: clients greet, send rows, and are told what is safe.
 *
 * <p>A {@link io.heliosdb.streaming.gateway.tcp.Conversation} is one connection; all of it happens
 * on the thread of its event loop. It speaks a {@link io.heliosdb.streaming.gateway.tcp.Dialect}:
 * lines of text, or messages of SBE. The {@link io.heliosdb.streaming.gateway.tcp.FeedSession} is
 * what it has of the stream: who feeds, which number comes next, the batch being filled. It is told
 * by the stream's thread through its event loop. Nothing is read from a connection whose rows have
 * no room, so that clients come to wait in their sends.
 *
 * <p>The protocol is in docs/reference/feeds.md. Start reading at {@link
 * io.heliosdb.streaming.gateway.tcp.TcpDoor}.
 */
package io.heliosdb.streaming.gateway.tcp;
