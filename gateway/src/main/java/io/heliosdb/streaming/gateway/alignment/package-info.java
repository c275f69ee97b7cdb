/**
 * Watermark alignment: sources of one group wait for those of them that are behind.
 *
 * <p>Only the pace of reading depends on it: rows that are held back have not been read, so nothing
 * of it is in the log, in checkpoints or in plans. Each life of a job makes an {@link
 * io.heliosdb.streaming.gateway.alignment.AlignedJob} and hangs its streams into the {@link
 * io.heliosdb.streaming.gateway.alignment.StreamGate}s of their sources, which ask them on the
 * sources' threads before each batch. What they read is published by the job's agent; nobody waits,
 * locks or allocates.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.gateway.alignment.AlignedJob}; the reasons are
 * in decision 51.
 */
package io.heliosdb.streaming.gateway.alignment;
