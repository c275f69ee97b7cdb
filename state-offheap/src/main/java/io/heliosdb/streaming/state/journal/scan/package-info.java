/**
 * What a start makes of the journal it finds: every record verified in order, the tail that a crash
 * has torn cut off and reported, any other damage an error that stops the start.
 *
 * <p>Threading rule: control plane's thread, before anything else runs. Start reading at {@link
 * io.heliosdb.streaming.state.journal.scan.JournalScan}.
 */
package io.heliosdb.streaming.state.journal.scan;
