/**
 * The journal's medium on Aeron Archive, embedded: one media driver, one archive and one client,
 * all turned by one thread, joined by shared memory and nothing else; no socket is opened.
 *
 * <p>What flows through: records → an IPC publication → the archive → segment files. Each process
 * start has a folder of its own with an archive of its own, so that no archive ever opens what a
 * crash has left behind; recordings are read, repaired and deleted by our own code, which trusts
 * neither catalog nor mark file.
 *
 * <p>Threading rule: one thread appends, one forces, any number read; the {@link
 * io.heliosdb.streaming.replication.archive.ArchiveRecorder}'s own thread records, and nothing of
 * Aeron but the publication is touched by any other. What they share is said at each field. Start
 * reading at {@link io.heliosdb.streaming.replication.archive.ArchiveJournalStore}.
 */
package io.heliosdb.streaming.replication.archive;
