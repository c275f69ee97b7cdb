/**
 * Writing the journal: one agent packs and appends what the log brings, another forces it to the
 * disk, and both say how far they are.
 *
 * <p>What flows through: log entries → {@code JournalAgent} → medium → {@code FsyncAgent} →
 * positions → release gates. Threading rule: each agent its own thread, or both one; what they
 * share are fields with one writer each. Start reading at {@link
 * io.heliosdb.streaming.state.journal.write.JournalAgent}.
 */
package io.heliosdb.streaming.state.journal.write;
