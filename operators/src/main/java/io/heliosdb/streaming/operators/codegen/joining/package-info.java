/**
 * Rows that joins keep, in native memory.
 *
 * <p>An entry of a key has two fields of 8 bytes, one for each side: the handle of a list of rows
 * ({@link io.heliosdb.streaming.state.table.OrderedBlobs}, in the order in which they came), or a
 * count where the rows themselves are not needed. Rows are kept as in {@code codegen.ranking} and
 * go out the same way; where rows end, the time at which each was written lies behind it. No object
 * and no allocation for a row.
 *
 * <p>The job's thread. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.joining.SemiJoinRows}.
 */
package io.heliosdb.streaming.operators.codegen.joining;
