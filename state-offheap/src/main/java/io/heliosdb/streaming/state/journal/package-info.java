/**
 * The journal: all records of the log, kept in recordings on a medium, so that they can be read
 * again after the process has died.
 *
 * <p>This package holds the port of a medium, {@link
 * io.heliosdb.streaming.state.journal.JournalStore}, and the levels of durability. Around it: the
 * record format ({@code record}), the medium on plain files ({@code file}) and the contract of
 * media ({@code contract}), the agents that write ({@code write}), the scan at a start ({@code
 * scan}), reading while writing ({@code replay}), and all of it put together ({@code assembly}).
 * Threading rule: said at each method. Start reading at {@link
 * io.heliosdb.streaming.state.journal.JournalStore}.
 */
package io.heliosdb.streaming.state.journal;
