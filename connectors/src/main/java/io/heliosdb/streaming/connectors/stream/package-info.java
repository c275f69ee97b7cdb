/**
 * Tables whose rows come in at the doors of the process: HTTP, TCP, Aeron.
 *
 * <p>A door finds a stream by its name in {@link
 * io.heliosdb.streaming.connectors.stream.StreamDirectory} and opens an {@link
 * io.heliosdb.streaming.connectors.stream.Inlet}: the way of one producer, or of one request, into
 * it. On its own thread the door writes rows into {@link
 * io.heliosdb.streaming.connectors.stream.RowBatch batches} and hands them over; the {@link
 * io.heliosdb.streaming.connectors.stream.StreamSource}, on the thread of the stream's agent, takes
 * them into the log, drops what was taken before, hands the empty batches back, and tells the inlet
 * what is safe. An inlet has a few batches and no more: where the log has no room the door has none
 * either, and stops reading.
 *
 * <pre>
 *   door's thread                          stream's thread
 *   text or SBE ─► RowBatch ──full────►  StreamSource ─► log
 *                     ▲   ◄──empty────        │
 *   client ◄── numbers safe, refusal ◄── Inlet ◄─ acknowledged
 * </pre>
 *
 * <p>Start reading at {@code Inlet}.
 */
package io.heliosdb.streaming.connectors.stream;
