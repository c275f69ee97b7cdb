/**
 * The journal on plain files, through the port for files: each recording is a row of segment files.
 *
 * <p>What flows through: records → frames → segment files, and back. Threading rule: one thread
 * appends, one forces, any number read; what they share is said at each field. Start reading at
 * {@link io.heliosdb.streaming.state.journal.file.FileJournalStore}.
 */
package io.heliosdb.streaming.state.journal.file;
