/**
 * Keyed state: hash tables over native memory, the heap for their variable-length values, pools of
 * entries that are found by number, the hash functions, and blocks of scalars.
 *
 * <p>Tables store fixed-length entries whose bytes belong to the caller, generated code, which also
 * compares keys: a table knows an entry only by a 64-bit hash from {@link
 * io.heliosdb.streaming.state.table.KeyHash}. Lookups are {@code find}, then {@code next} until a
 * key matches or 0 says that there is none, then {@code insert}. Everything belongs to one thread.
 * Start reading at {@link io.heliosdb.streaming.state.table.DenseTable}.
 */
package io.heliosdb.streaming.state.table;
