package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.Command;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The bytes of commands in the log.
 *
 * <pre>
 *   uint8 format version (3) | uint8 type | fields of the record in order, little-endian
 * </pre>
 *
 * Version 2, which is still read, has the hash of a plan only, and no tables.
 */
final class LogCommands {
    private static final int VERSION = 3;
    private static final int LEAST_VERSION = 2;
    private static final int STREAM_OPENED = 1;
    private static final int JOB_CREATED = 2;
    private static final int JOB_ENDED = 3;
    private static final int ROW_SKIPPED = 4;
    private static final int BARRIER = 5;
    private static final int SINK_DECIDED = 6;
    private static final int JOB_RESTARTED = 7;
    private static final int JOB_CHANGED = 8;
    private static final int LOG_GIVEN_UP = 9;
    private static final int JOB_PAUSED = 10;
    private static final int JOB_CANCELLED = 11;

    private LogCommands() {}

    static Command encode(final LogCommand command) {
        final ByteWriter bytes = new ByteWriter().putByte(VERSION);
        switch (command) {
            case LogCommand.StreamOpened stream ->
                    bytes.putByte(STREAM_OPENED).putInt(stream.tag()).putText(stream.key());
            case LogCommand.JobCreated created -> write(bytes, created);
            case LogCommand.JobChanged change -> write(bytes, change);
            case LogCommand.JobEnded job ->
                    bytes.putByte(JOB_ENDED).putText(job.job()).putByte(job.isFinished() ? 1 : 0);
            case LogCommand.JobRestarted job -> bytes.putByte(JOB_RESTARTED).putText(job.job());
            case LogCommand.JobPaused job -> bytes.putByte(JOB_PAUSED).putText(job.job());
            case LogCommand.JobCancelled job -> bytes.putByte(JOB_CANCELLED).putText(job.job());
            case LogCommand.RowSkipped row ->
                    bytes.putByte(ROW_SKIPPED).putText(row.job()).putLong(row.rowSequence());
            case LogCommand.Barrier barrier -> bytes.putByte(BARRIER).putLong(barrier.checkpoint());
            case LogCommand.LogGivenUp log -> bytes.putByte(LOG_GIVEN_UP).putLong(log.from());
            case SinkDecided decided ->
                    bytes.putByte(SINK_DECIDED)
                            .putText(decided.job())
                            .putInt(decided.sink())
                            .putLong(decided.rowSequence())
                            .putInt(decided.ordinal())
                            .putBytes(decided.descriptor());
        }
        return new Command(bytes.toBytes());
    }

    private static void write(final ByteWriter bytes, final LogCommand.JobCreated created) {
        bytes.putByte(JOB_CREATED).putText(created.job());
        created.plan().write(bytes);
        SinkTables.write(bytes, created.tables());
    }

    private static LogCommand readCreation(final ByteReader bytes, final int version) {
        final String job = bytes.getText();
        return version == LEAST_VERSION
                ? new LogCommand.JobCreated(
                        job,
                        new JobPlan(bytes.getText(), List.of(), bytes.getInts(), List.of()),
                        Collections.emptySortedMap())
                : new LogCommand.JobCreated(job, JobPlan.read(bytes), SinkTables.read(bytes));
    }

    private static void write(final ByteWriter bytes, final LogCommand.JobChanged change) {
        bytes.putByte(JOB_CHANGED).putText(change.job());
        change.plan().write(bytes);
        bytes.putInt(change.streams().size());
        for (final LogCommand.StreamUse use : change.streams()) {
            bytes.putInt(use.tag()).putText(use.key()).putInt(use.goesOnFrom());
        }
        SinkTables.write(bytes, change.tables());
        bytes.putByte(change.mayLoseState() ? 1 : 0);
    }

    private static LogCommand readChange(final ByteReader bytes, final int version) {
        final String job = bytes.getText();
        if (version == LEAST_VERSION) {
            final String planHash = bytes.getText();
            final List<LogCommand.StreamUse> streams = readUses(bytes);
            final List<Integer> tags = streams.stream().map(LogCommand.StreamUse::tag).toList();
            return new LogCommand.JobChanged(
                    job,
                    new JobPlan(planHash, List.of(), tags, bytes.getInts()),
                    streams,
                    Collections.emptySortedMap(),
                    bytes.getByte() != 0);
        }
        return new LogCommand.JobChanged(
                job,
                JobPlan.read(bytes),
                readUses(bytes),
                SinkTables.read(bytes),
                bytes.getByte() != 0);
    }

    private static List<LogCommand.StreamUse> readUses(final ByteReader bytes) {
        final List<LogCommand.StreamUse> streams = new ArrayList<>();
        for (int left = bytes.getCount(); left > 0; left--) {
            streams.add(new LogCommand.StreamUse(bytes.getInt(), bytes.getText(), bytes.getInt()));
        }
        return streams;
    }

    /** Reads the command that a record holds; the record may be padded. */
    static LogCommand decode(final LogEntry entry) {
        final byte[] bytes = new byte[entry.length()];
        Memory.copyToArray(entry.address(), bytes, 0, bytes.length);
        return decode(bytes);
    }

    static LogCommand decode(final byte[] record) {
        final ByteReader bytes = new ByteReader(record, "a command in the log");
        final int version = bytes.getByte();
        if (version < LEAST_VERSION || version > VERSION) {
            throw bytes.damaged("its format is " + version + ", known are 2 and " + VERSION);
        }
        final int type = bytes.getByte();
        return switch (type) {
            case STREAM_OPENED -> new LogCommand.StreamOpened(bytes.getInt(), bytes.getText());
            case JOB_CREATED -> readCreation(bytes, version);
            case JOB_CHANGED -> readChange(bytes, version);
            case JOB_ENDED -> new LogCommand.JobEnded(bytes.getText(), bytes.getByte() != 0);
            case JOB_RESTARTED -> new LogCommand.JobRestarted(bytes.getText());
            case JOB_PAUSED -> new LogCommand.JobPaused(bytes.getText());
            case JOB_CANCELLED -> new LogCommand.JobCancelled(bytes.getText());
            case ROW_SKIPPED -> new LogCommand.RowSkipped(bytes.getText(), bytes.getLong());
            case BARRIER -> new LogCommand.Barrier(bytes.getLong());
            case LOG_GIVEN_UP -> new LogCommand.LogGivenUp(bytes.getLong());
            case SINK_DECIDED ->
                    new SinkDecided(
                            bytes.getText(),
                            bytes.getInt(),
                            bytes.getLong(),
                            bytes.getInt(),
                            bytes.getBytes());
            default -> throw bytes.damaged("its type is " + type + ": " + Arrays.toString(record));
        };
    }
}
