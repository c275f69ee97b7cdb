/**
 * Everything a job remembers, in off-heap memory: tables, slices, timers, scalars, and the
 * snapshots of them.
 *
 * <p>All structures of a job take their blocks from one {@link
 * io.heliosdb.streaming.state.memory.StateMemory} and belong to the job's thread. Their content is
 * a function of the calls made: no clock, no random number, no address decides an order. Start
 * reading at {@link io.heliosdb.streaming.state.table.DenseTable}.
 */
package io.heliosdb.streaming.state;
