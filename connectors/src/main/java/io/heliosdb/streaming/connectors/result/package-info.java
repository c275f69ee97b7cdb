/**
 * Result logs: what a job writes into a table of {@code 'connector' = 'stream'}, kept for those who
 * subscribe to it.
 *
 * <p>A {@link io.heliosdb.streaming.connectors.result.ResultLog} is the row of all results of one
 * sink, in the order of their ids. The sink appends on its agent's thread; the newest bytes lie in
 * a ring of native memory, and all of them, until they are dropped as too many, in sealed blocks of
 * files. Any number of {@link io.heliosdb.streaming.connectors.result.ResultCursor cursors} follow,
 * each on a thread of its own and at its own pace: one that keeps up reads the ring, one that has
 * fallen behind the files. Nobody waits for a cursor; one whose results have been dropped is told.
 *
 * <pre>
 *   sink's thread                                     subscriber's thread
 *   row ─► RecentResults (ring) ────────────────────► ResultCursor ─► door
 *             │ 64 KiB, or a barrier                       ▲
 *             └──► StoredResults (blocks, segments) ───────┘
 * </pre>
 *
 * <p>Only at a barrier the files are forced, and their end goes into the log as the sink's
 * decision. After a restart the files are cut off there, and the job gives all results behind it
 * once more, with the ids and the bytes that they had. So a subscriber who names the last id that
 * it has seen is sent each result once, whatever has happened to the process in between.
 *
 * <p>A table may name a receiver: a {@link io.heliosdb.streaming.connectors.result.WebhookTarget}.
 * Who sends results there is one more cursor, outside of this package, and tells how far it is by
 * the log's {@link io.heliosdb.streaming.connectors.result.WebhookProgress}.
 *
 * <p>Start reading at {@code ResultLog}.
 */
package io.heliosdb.streaming.connectors.result;
