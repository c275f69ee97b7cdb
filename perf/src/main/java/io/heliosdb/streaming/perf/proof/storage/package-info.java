/**
 * A disk in memory that fails as disks do: un-forced bytes and un-synced names are lost, kept or
 * torn when power goes, writes land elsewhere, calls fail, space ends.
 *
 * <p>{@link io.heliosdb.streaming.perf.proof.storage.SimulatedStorage} is the disk, {@link
 * io.heliosdb.streaming.perf.proof.storage.DiskFaults} what goes wrong with single calls, {@link
 * io.heliosdb.streaming.perf.proof.storage.RecordingStorage} writes down what a program does to any
 * storage, and {@link io.heliosdb.streaming.perf.proof.storage.PowerLoss} walks through all that a
 * loss of power at any moment of such a trace may leave. Any thread, one at a time. Start reading
 * at {@code SimulatedStorage}.
 */
package io.heliosdb.streaming.perf.proof.storage;
