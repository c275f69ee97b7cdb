package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.alignment.AlignedJob;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.measure.JobCounts;
import io.heliosdb.streaming.gateway.measure.JobMeasures;
import io.heliosdb.streaming.gateway.measure.JobMeter;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

import org.agrona.CloseHelper;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A job over all its lives: created, running, failed and started again, ended.
 *
 * <pre>
 *   CREATING  its creation is on the way into the log
 *   CHANGING  its change is
 *   STARTING  it can be started
 *   RUNNING
 *   SETTLING  it failed; what its sinks have submitted is being decided
 *   ASKING    it failed; what the log says of it now has been asked for
 *   WAITING   it failed, or could not begin; started again after a delay
 *   DOWN      it failed too often
 *   PAUSED    it rests until it is told to go on
 *   ENDING    all is done, or it was cancelled; its end is on the way into the log
 *   ENDED
 *   REFUSED   it never began, and its end is on the way into the log, or there
 * </pre>
 *
 * Control plane's thread, except for {@link #fail} and {@link #status}.
 */
final class JobSlot {
    /** Beyond it a delay would not fit a number any more. */
    private static final int GREATEST_DOUBLINGS = 20;

    /** Where a job is. */
    enum Step {
        CREATING,
        CHANGING,
        STARTING,
        RUNNING,
        SETTLING,
        ASKING,
        WAITING,
        DOWN,
        PAUSED,
        ENDING,
        ENDED,
        REFUSED
    }

    /** Where a life has failed. */
    enum Place {
        /** In what it computes. */
        PIPELINE,
        /** Where its results go. */
        SINK,
        /** In a source that it reads: nothing more will come from there. */
        SOURCE
    }

    /**
     * How a life has failed.
     *
     * @param reached how far a sink has got that failed
     */
    private record Failure(Throwable error, Place place, long reached) {}

    private final JobSpec spec;
    private final List<Integer> streams;
    private volatile Step step;
    private volatile Failure failure;
    private volatile Failure lastFailure;
    private final AtomicLong deadLetters = new AtomicLong();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile DurableJob life;
    private volatile AlignedJob alignment;
    private JobEntry entry;
    private Submission submission;
    private LogCommand beginning;
    private int failuresInARow;
    private long failedAt = -1;
    private long sinkFailedAt = -1;
    private long startAgainNs;
    private boolean hasFailedAlike;
    private boolean isLed;
    private boolean isTriedOnce;
    private volatile boolean isCancelled;
    private JobMeter meter;

    /** Of lives before the present one. */
    private JobCounts countsBefore = JobCounts.NONE;

    /**
     * @param streams tags of the streams that it reads, in the order of its scans
     */
    JobSlot(final JobSpec spec, final List<Integer> streams) {
        this.spec = spec;
        this.streams = List.copyOf(streams);
    }

    JobSpec spec() {
        return spec;
    }

    List<Integer> streams() {
        return streams;
    }

    JobInputs inputs() {
        return new JobInputs(streams.stream().mapToInt(Integer::intValue).toArray());
    }

    Step step() {
        return step;
    }

    void step(final Step next) {
        step = next;
    }

    /** What the log says of it; null until it is created. */
    JobEntry entry() {
        return entry;
    }

    void entry(final JobEntry known) {
        entry = known;
        isCancelled = known.isCancelled();
        deadLetters.set(known.skippedRows().length);
    }

    /** It is over before its inputs are. */
    void cancel() {
        entry.cancelled();
        isCancelled = true;
    }

    boolean isCancelled() {
        return isCancelled;
    }

    Submission submission() {
        return submission;
    }

    void submission(final Submission next) {
        submission = next;
    }

    /** Is created, or goes on with another plan, once the log says so. */
    void begin(final LogCommand command, final Sequencer sequencer) {
        beginning = command;
        submission = new Submission(sequencer, command);
    }

    /** Whether it came to be in this process, and has had no life yet. */
    boolean hasNeverBegun() {
        return isNew() && life == null;
    }

    /** Whether it came to be in this process. */
    boolean isNew() {
        return beginning instanceof LogCommand.JobCreated;
    }

    /** Somebody waits for its first start: if that fails it is not tried again. */
    void tryOnce() {
        isTriedOnce = true;
    }

    boolean isTriedOnce() {
        return isTriedOnce;
    }

    /** Whether the log says so; the entry is what follows from it then. */
    boolean hasBegun() {
        final long rowSequence = submission.rowSequence();
        if (rowSequence < 0) {
            return false;
        }
        if (beginning instanceof LogCommand.JobCreated created) {
            entry = new JobEntry(created, rowSequence);
        } else if (beginning instanceof LogCommand.JobChanged change) {
            entry.changed(change, rowSequence);
        }
        return true;
    }

    /** Its present life, or null. */
    DurableJob life() {
        return life;
    }

    void life(final DurableJob next) {
        failure = null; // what other agents of the last life met is of no interest
        countsBefore = counts();
        life = next;
    }

    /** What is measured of it over all its lives; null until it has had one. */
    JobMeter meter() {
        return meter;
    }

    void meter(final JobMeter first) {
        meter = first;
    }

    private JobCounts counts() {
        return life == null ? countsBefore : countsBefore.plus(life.counts());
    }

    /** What is measured of it, with what it has done in this process. */
    JobMeasures measures() {
        return new JobMeasures(spec.name(), counts(), Optional.ofNullable(meter));
    }

    /**
     * Tells that it failed. Any thread; the first failure of a life counts.
     *
     * @param roleName of the agent that did
     */
    void fail(final Throwable error, final String roleName) {
        final DurableJob present = life;
        if (present.isPipeline(roleName)) {
            fail(new Failure(error, Place.PIPELINE, -1));
        } else {
            fail(new Failure(error, Place.SINK, present.reachedBy(roleName)));
        }
    }

    /** Tells that it cannot begin, since a sink cannot, or that nothing comes from a source. */
    void fail(final Throwable error, final Place place) {
        fail(new Failure(error, place, -1));
    }

    private void fail(final Failure next) {
        if (failure == null) {
            failure = next;
        }
    }

    /**
     * From now on its sources wait for each other as this life says, or not at all. Those of a life
     * that has failed go on doing so until the next has begun.
     *
     * @param next may be null
     */
    void align(final AlignedJob next) {
        final AlignedJob before = alignment;
        alignment = next;
        CloseHelper.close(before);
    }

    boolean hasFailed() {
        return failure != null;
    }

    /**
     * Takes note of the failure of the present life.
     *
     * @param rowSequence of the record that it worked on last
     * @param nowNs the time
     * @return whether it is to be started again as it is
     */
    boolean failed(
            final ApplianceSettings.Restarts policy, final long rowSequence, final long nowNs) {
        hasFailedAlike = rowSequence == failedAt && areAlike(failure, lastFailure);
        lastFailure = failure;
        failuresInARow = hasGoneOn(rowSequence) ? 1 : failuresInARow + 1;
        failedAt = Math.max(rowSequence, failedAt);
        sinkFailedAt = Math.max(lastFailure.reached(), sinkFailedAt);
        final int doublings = Math.min(failuresInARow - 1, GREATEST_DOUBLINGS);
        final long delayMs = Math.min(policy.greatestDelayMs(), policy.firstDelayMs() << doublings);
        startAgainNs = nowNs + TimeUnit.MILLISECONDS.toNanos(delayMs);
        return lastFailure.place() != Place.SOURCE && failuresInARow <= policy.attempts();
    }

    /** Rows run ahead of results: they are no progress of a sink that takes none. */
    private boolean hasGoneOn(final long rowSequence) {
        return lastFailure.place() == Place.SINK
                ? lastFailure.reached() > sinkFailedAt
                : rowSequence > failedAt;
    }

    /** Whether it was its pipeline that failed last. */
    boolean hasPipelineFailed() {
        return lastFailure.place() == Place.PIPELINE;
    }

    /** Whether a source has failed of which it had no row, nor of any other. */
    boolean hasNothingBehindIt() {
        return lastFailure.place() == Place.SOURCE
                && life.processedRowCount() == 0
                && life.deliveredCount() == 0;
    }

    /** Row sequence at which it failed last. */
    long failedAt() {
        return failedAt;
    }

    private static boolean areAlike(final Failure next, final Failure last) {
        return last != null
                && next.place() == last.place()
                && next.error() instanceof HeliosException now
                && last.error() instanceof HeliosException before
                && now.code() == before.code();
    }

    /** Whether it has failed last just as the time before: at the same row with the same error. */
    boolean hasFailedAlike() {
        return hasFailedAlike;
    }

    /** Takes note that its next start need not wait longer. */
    void startsAgainAt(final long nowNs) {
        startAgainNs = nowNs;
    }

    /** Takes note of why the row at which it failed cannot be passed over. */
    void failedToPutAside(final HeliosException why) {
        lastFailure = new Failure(why, Place.PIPELINE, -1);
    }

    /** Takes note that the row at which it failed is passed over from now on. */
    void putAside(final long nowNs) {
        failuresInARow = 0;
        startAgainNs = nowNs;
        deadLetters.incrementAndGet();
    }

    /** Takes note that it was told to rest or to start again: what it did before does not count. */
    void led(final long nowNs) {
        failuresInARow = 0;
        startAgainNs = nowNs;
        isLed = true;
    }

    boolean mayStartAgain(final long nowNs) {
        return nowNs - startAgainNs >= 0;
    }

    void startedAgain() {
        failure = null;
        if (!isLed) {
            restarts.incrementAndGet();
        }
        isLed = false;
    }

    /** What made it fail last. */
    Throwable lastFailure() {
        return lastFailure.error();
    }

    /** How it is. Any thread. */
    JobStatus status() {
        final DurableJob current = life;
        final AlignedJob groups = alignment;
        return new JobStatus(
                spec.name(),
                switch (step) {
                    case CREATING, CHANGING, STARTING -> JobStatus.State.RECOVERING;
                    case RUNNING -> JobStatus.State.RUNNING;
                    case SETTLING, ASKING, WAITING -> JobStatus.State.RESTARTING;
                    case DOWN, REFUSED -> JobStatus.State.FAILED;
                    case PAUSED -> JobStatus.State.PAUSED;
                    case ENDING, ENDED ->
                            isCancelled ? JobStatus.State.CANCELLED : JobStatus.State.FINISHED;
                },
                current == null ? JobStatus.UNKNOWN : current.processedRowCount(),
                current == null ? JobStatus.UNKNOWN : current.deliveredCount(),
                current == null ? Long.MIN_VALUE : current.watermarkMs(),
                restarts.get(),
                deadLetters.get(),
                Optional.ofNullable(lastFailure).map(last -> textOf(last.error())),
                groups == null ? List.of() : groups.sources(),
                current == null ? List.of() : current.operatorRows());
    }

    private static String textOf(final Throwable error) {
        return error instanceof HeliosException declared
                ? ErrorText.of(declared)
                : error.toString();
    }
}
