/**
 * Reading the journal again while it is being written: consumers that fell behind, and jobs that
 * start at a row of the past.
 *
 * <p>Threading rule: the index is shared, a reader belongs to its consumer's thread. Start reading
 * at {@link io.heliosdb.streaming.state.journal.replay.JournalReplay}.
 */
package io.heliosdb.streaming.state.journal.replay;
