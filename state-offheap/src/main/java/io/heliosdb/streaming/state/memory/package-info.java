/**
 * Where state gets its bytes: blocks cut from large arenas, and arrays that grow without moving.
 *
 * <p>One {@link io.heliosdb.streaming.state.memory.StateMemory} per job, used by the job's thread
 * only. Blocks carry no order: nothing that a structure answers may depend on an address. Start
 * reading at {@link io.heliosdb.streaming.state.memory.StateMemory}, then {@link
 * io.heliosdb.streaming.state.memory.StableArray}.
 */
package io.heliosdb.streaming.state.memory;
