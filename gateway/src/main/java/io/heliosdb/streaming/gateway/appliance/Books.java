package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the control plane has to know after a restart, as a function of the log: streams and where
 * their sources go on, jobs, and what was decided about their results. No clock, no files: records
 * in, answers out.
 *
 * <p>Not safe for several threads.
 */
final class Books {
    /**
     * 3 knows of changed jobs, 4 of the operators of jobs, 5 of logs that were given up, 6 of jobs
     * that are paused or cancelled.
     */
    static final int VERSION = 6;

    private static final int LEAST_VERSION = 2;
    private static final int GIVEN_UP = 5;

    private final SortedMap<Integer, StreamEntry> streams = new TreeMap<>();
    private final SortedMap<String, JobEntry> jobs = new TreeMap<>();
    private GivenUpLog givenUp = new GivenUpLog();
    private long appliedBelow;

    /** Not kept with the books: barriers before those of a checkpoint have smaller numbers. */
    private long lastBarrier;

    /** Not kept with the books. */
    private boolean hasGoneOn;

    /**
     * Takes the next record of the log; one that was taken before is passed over.
     *
     * @param entry contiguous with the one before
     */
    void apply(final LogEntry entry) {
        if (entry.nextRowSequence() <= appliedBelow) {
            return;
        }
        switch (entry.type()) {
            case ROWS, OFFSET, END_OF_INPUT -> {
                streams.get(entry.stream()).apply(entry);
                hasGoneOn = true;
            }
            case COMMAND -> apply(LogCommands.decode(entry), entry.firstRowSequence());
            case TICK -> {
                // time is the business of pipelines
            }
        }
        appliedBelow = entry.nextRowSequence();
    }

    private void apply(final LogCommand command, final long rowSequence) {
        hasGoneOn |= !(command instanceof LogCommand.Barrier);
        switch (command) {
            case LogCommand.StreamOpened opened ->
                    streams.put(opened.tag(), new StreamEntry(opened.tag(), opened.key()));
            case LogCommand.JobCreated created -> {
                jobs.put(created.job(), new JobEntry(created, rowSequence));
                givenUp.created(created.job(), rowSequence);
            }
            case LogCommand.JobChanged changed -> changed(changed, rowSequence);
            case LogCommand.JobEnded ended -> ended(ended);
            case LogCommand.RowSkipped skipped ->
                    job(skipped.job()).ifPresent(job -> job.skipped(skipped.rowSequence()));
            case SinkDecided decided -> job(decided.job()).ifPresent(job -> job.decided(decided));
            case LogCommand.JobRestarted restarted ->
                    job(restarted.job()).ifPresent(job -> job.paused(false));
            case LogCommand.JobPaused paused ->
                    job(paused.job()).ifPresent(job -> job.paused(true));
            case LogCommand.JobCancelled cancelled ->
                    job(cancelled.job()).ifPresent(JobEntry::cancelled);
            case LogCommand.Barrier barrier ->
                    lastBarrier = Math.max(lastBarrier, barrier.checkpoint());
            case LogCommand.LogGivenUp log -> givenUp.giveUp(log.from());
        }
    }

    private void changed(final LogCommand.JobChanged change, final long rowSequence) {
        for (final LogCommand.StreamUse use : change.streams()) {
            streams.computeIfAbsent(use.tag(), tag -> opened(use));
        }
        job(change.job()).ifPresent(job -> job.changed(change, rowSequence));
    }

    private StreamEntry opened(final LogCommand.StreamUse use) {
        final StreamEntry entry = new StreamEntry(use.tag(), use.key());
        final StreamEntry before = streams.get(use.goesOnFrom());
        if (before != null) {
            entry.goOnFrom(before);
        }
        return entry;
    }

    private void ended(final LogCommand.JobEnded ended) {
        if (ended.isFinished()) {
            job(ended.job()).ifPresent(JobEntry::finished);
        } else {
            jobs.remove(ended.job());
        }
    }

    /** The job, unless it was dropped while the command was on its way. */
    private Optional<JobEntry> job(final String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    /** Row sequence behind the last record taken. */
    long appliedBelow() {
        return appliedBelow;
    }

    /** In the order in which they were opened. */
    Collection<StreamEntry> streams() {
        return streams.values();
    }

    /** The stream with a tag, or null. */
    StreamEntry stream(final int tag) {
        return streams.get(tag);
    }

    /** Greatest number of a barrier in the log behind the checkpoint these came from, or 0. */
    long lastBarrier() {
        return lastBarrier;
    }

    /**
     * Whether anything but time and barriers has been taken since these were read: it may have
     * become visible.
     */
    boolean hasGoneOn() {
        return hasGoneOn;
    }

    /** What is known of a log that was given up for this one. */
    GivenUpLog givenUp() {
        return givenUp;
    }

    /** A tag that no stream has, and none that a job waits for. */
    int nextTag() {
        final IntStream awaited =
                jobs.values().stream()
                        .flatMapToInt(job -> job.plan().streams().stream().mapToInt(tag -> tag));
        final IntStream known = streams.keySet().stream().mapToInt(tag -> tag);
        return IntStream.concat(awaited, known).max().orElse(-1) + 1;
    }

    /** Jobs by name. */
    Map<String, JobEntry> jobs() {
        return jobs;
    }

    /**
     * What a checkpoint says: its books, which plans the states in it are of, and what jobs that
     * were down have yet to read.
     */
    static Books of(final SavedStates.Saved saved, final Ledger ledger) {
        final Books books = fromBytes(BytesPart.read(saved, BytesPart.BOOKS, ledger));
        for (final JobEntry job : books.jobs.values()) {
            JobPlan.of(saved.properties(CheckpointAgent.partName(job.name())))
                    .ifPresent(job::hasStateOf);
        }
        CarriedJobs.note(books, saved, ledger);
        return books;
    }

    byte[] toBytes() {
        final ByteWriter bytes = new ByteWriter().putInt(VERSION).putLong(appliedBelow);
        bytes.putInt(streams.size());
        streams.values().forEach(stream -> stream.write(bytes));
        bytes.putInt(jobs.size());
        jobs.values().forEach(job -> job.write(bytes));
        givenUp.write(bytes);
        return bytes.toBytes();
    }

    static Books fromBytes(final byte[] source) {
        final ByteReader bytes = new ByteReader(source, "the books of a checkpoint");
        final int version = bytes.getInt();
        if (version < LEAST_VERSION || version > VERSION) {
            throw bytes.damaged(
                    "their format is "
                            + version
                            + ", known are "
                            + LEAST_VERSION
                            + " to "
                            + VERSION);
        }
        final Books books = new Books();
        books.appliedBelow = bytes.getLong();
        for (int left = bytes.getCount(); left > 0; left--) {
            final StreamEntry stream = StreamEntry.read(bytes);
            books.streams.put(stream.tag(), stream);
        }
        for (int left = bytes.getCount(); left > 0; left--) {
            final JobEntry job = JobEntry.read(bytes, version);
            books.jobs.put(job.name(), job);
        }
        if (version >= GIVEN_UP) {
            books.givenUp = GivenUpLog.read(bytes);
        }
        bytes.end();
        return books;
    }
}
