/**
 * A journal in memory: keeps copies of the newest records up to a limit, so that consumers can be
 * detached and jobs be replayed without a disk.
 *
 * <p>Threading rule: one agent records, any number of consumers read; they meet at a lock, as a
 * journal is not on the way of an event. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.replay.MemoryJournal}.
 */
package io.heliosdb.streaming.ringbuffer.replay;
