/**
 * Rows that are kept in an order, in native memory: the state behind Top-N, LIMIT, deduplication
 * and sorting by time.
 *
 * <p>A row is kept as one blob of its table's heap ({@link
 * io.heliosdb.streaming.operators.codegen.ranking.KeptRows}); the rows of one key are a list of
 * blobs ({@link io.heliosdb.streaming.state.table.OrderedBlobs}), whose handle is a field of the
 * key's entry. What goes out, goes to a {@link
 * io.heliosdb.streaming.operators.codegen.ranking.RowEmission}, in the order in which Flink's
 * operators emit. Decision 36 says why lists of blobs. No object and no allocation for a row.
 *
 * <p>The job's thread. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.ranking.TopRows}.
 */
package io.heliosdb.streaming.operators.codegen.ranking;
