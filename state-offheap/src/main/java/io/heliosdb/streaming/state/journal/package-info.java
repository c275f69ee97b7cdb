/**
 * The journal: all records of the log, kept in recordings on a medium, so that they can be read
 * again after the process has died.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.state.journal.JournalStore}, the port.
 */
package io.heliosdb.streaming.state.journal;
