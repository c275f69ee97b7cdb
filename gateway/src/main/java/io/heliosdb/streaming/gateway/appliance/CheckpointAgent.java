package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Takes checkpoints, one at a time, on its own thread while everything else goes on:
 *
 * <pre>
 *   IDLE      until one is due or asked for; then a barrier goes into the log
 *   BARRIER   until the log has it
 *   WRITING   the books and each job's state, as they come in, go to files
 *   SETTLING  until every sink has shown what was before the barrier, and the journal is forced up to it
 *   then the manifest is written, older checkpoints are dropped, and IDLE
 * </pre>
 *
 * <p>The state of a job that is down is carried over from the checkpoint before.
 *
 * <p>A checkpoint is given up when a job starts, fails or ends meanwhile, when a job's state could
 * not be put aside, or after a while; the next one is taken in its turn. Nothing is lost by that:
 * the journal reaches back to the one before.
 */
final class CheckpointAgent implements Agent {
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST_REQUESTS = 16;

    /** Jobs are started again within less, unless they stay down. */
    private static final long WAIT_FOR_JOBS_NS = TimeUnit.SECONDS.toNanos(60);

    /** What the agent is doing. */
    private enum Step {
        IDLE,
        BARRIER,
        WRITING,
        SETTLING
    }

    private final CheckpointFiles files;
    private final Sequencer sequencer;
    private final Bookkeeper bookkeeper;
    private final DurableLog log;
    private final Supplier<JobsAtWork> jobs;
    private final NanoClock clock;
    private final Ledger ledger;
    private final long intervalNs;
    private final MpscVarHandleArrayQueue<CheckpointRequest> requests =
            new MpscVarHandleArrayQueue<>(MOST_REQUESTS);

    private Step step = Step.IDLE;
    private CheckpointRequest request;
    private Submission barrier;
    private long number;
    private long startedNs;
    private long lastNs;
    private JobsAtWork members = JobsAtWork.NONE;
    private CheckpointFiles.Attempt attempt;
    private BytesPart books;
    private CarriedJobs carried;
    private int partCount;
    private final AtomicLong failedCount = new AtomicLong();

    /**
     * @param jobs those that run
     * @param intervalMs between two that nobody asked for; 0 for none
     */
    CheckpointAgent(
            final CheckpointFiles files,
            final Sequencer sequencer,
            final Bookkeeper bookkeeper,
            final DurableLog log,
            final Supplier<JobsAtWork> jobs,
            final NanoClock clock,
            final Ledger ledger,
            final long intervalMs) {
        this.files = files;
        this.sequencer = sequencer;
        this.bookkeeper = bookkeeper;
        this.log = log;
        this.jobs = jobs;
        this.clock = clock;
        this.ledger = ledger;
        intervalNs = TimeUnit.MILLISECONDS.toNanos(intervalMs);
        lastNs = clock.nanoTime();
    }

    /** Asks for a checkpoint. Any thread; false if too many are waiting. */
    boolean request(final CheckpointRequest wanted) {
        return requests.offer(wanted);
    }

    /** Checkpoints given up since the start. Any thread. */
    long failedCount() {
        return failedCount.get();
    }

    @Override
    public int doWork() {
        final int work =
                switch (step) {
                    case IDLE -> start();
                    case BARRIER -> awaitBarrier();
                    case WRITING -> write();
                    case SETTLING -> settle();
                };
        if (step != Step.IDLE && clock.nanoTime() - startedNs > PATIENCE_NS) {
            giveUp("it took longer than " + TimeUnit.NANOSECONDS.toMinutes(PATIENCE_NS) + " min");
        }
        return work;
    }

    private int start() {
        final long nowNs = clock.nanoTime();
        final JobsAtWork running = jobs.get();
        if (!running.areAll()) {
            return refuseLongWaiting(nowNs);
        }
        request = requests.poll();
        if (request != null && request.isSavepoint() && !running.down().isEmpty()) {
            refuseSavepoint(running.down());
            return 1;
        }
        if (request == null && (intervalNs == 0 || nowNs - lastNs < intervalNs)) {
            return 0;
        }
        startedNs = nowNs;
        number = freshNumber();
        members = running;
        barrier = new Submission(sequencer, new LogCommand.Barrier(number));
        step = Step.BARRIER;
        return 1;
    }

    /** A savepoint does without the journal, which a job that is down would need. */
    private void refuseSavepoint(final List<JobEntry> down) {
        request.refuse(
                "no savepoint can be taken while a job is down",
                "down: " + String.join(", ", down.stream().map(JobEntry::name).toList()),
                "start the appliance again, and the job with it, or drop the job with --drop-job;"
                        + " checkpoints go on");
        request = null;
    }

    /** Without the state of a job that is being started, a checkpoint would not do for a start. */
    private int refuseLongWaiting(final long nowNs) {
        final CheckpointRequest oldest = requests.peek();
        if (oldest == null || nowNs - oldest.requestedNs() < WAIT_FOR_JOBS_NS) {
            return 0;
        }
        requests.poll()
                .refuse(
                        "no checkpoint can be taken while a job is being started",
                        "waited for " + TimeUnit.NANOSECONDS.toSeconds(WAIT_FOR_JOBS_NS) + " s",
                        "ask for the status, and again when it runs");
        return 1;
    }

    /**
     * A number that no barrier in the log has, also not one of a checkpoint that was never
     * completed: jobs that replay it put their state aside under its number.
     */
    private long freshNumber() {
        final long used = Math.max(number, bookkeeper.lastBarrierBefore());
        return Math.max(used + 1, files.nextNumber());
    }

    private int awaitBarrier() {
        if (barrier.rowSequence() < 0) {
            return 0;
        }
        final BooksCopy copy = bookkeeper.copy();
        if (copy == null || copy.checkpoint() != number) {
            return 0;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_AFTER_BARRIER.reach();
        }
        long neededFrom = copy.barrier() + 1;
        if (!members.down().isEmpty()) {
            carried = new CarriedJobs(files.last(), members.down(), ledger);
            neededFrom = Math.min(neededFrom, carried.neededFrom());
        }
        attempt =
                files.begin(
                        number,
                        copy.barrier(),
                        neededFrom,
                        request != null && request.isSavepoint());
        books = new BytesPart(ledger, BytesPart.BOOKS, copy.books());
        attempt.part(BytesPart.BOOKS, books.pieces());
        if (carried != null) {
            carried.addTo(attempt);
        }
        partCount = 0;
        step = Step.WRITING;
        return 1;
    }

    private int write() {
        if (haveJobsChanged()) {
            giveUp("a job has started, failed or ended meanwhile");
            return 1;
        }
        int work = attempt.work();
        if (attempt.isBroken()) {
            giveUp("the memory for changes during a checkpoint was used up");
            return 1;
        }
        if (work == 0 && partCount < members.lives().size()) {
            final DurableJob job = members.lives().get(partCount);
            final TakenState taken = job.taken();
            if (taken != null && taken.checkpoint() == number) {
                attempt.part(partName(job.spec().name()), job.description(), taken.pieces());
                partCount++;
                work++;
            }
        } else if (work == 0) {
            releaseStates();
            closeCarried();
            log.requestForce();
            step = Step.SETTLING;
            work++;
        }
        return work;
    }

    private int settle() {
        if (haveJobsChanged()) {
            giveUp("a job has started, failed or ended meanwhile");
            return 1;
        }
        if (!isShown() || !isForced()) {
            return 0;
        }
        final long durationMs = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - startedNs);
        final var saved = attempt.commit(durationMs);
        log.neededFrom(files.retain());
        if (request != null) {
            request.result().complete(saved);
        }
        end();
        return 1;
    }

    private boolean isShown() {
        if (ProofBuild.IS_ON
                && (PlantedBug.CHECKPOINT_DOES_NOT_WAIT_FOR_SINKS.isPlanted()
                        || PlantedBug.CHECKPOINT_DOES_NOT_WAIT_FOR_JOURNAL.isPlanted())) {
            return true;
        }
        return members.lives().stream().allMatch(job -> job.hasPassed(number));
    }

    private boolean isForced() {
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_AFTER_SINKS.reach();
            if (PlantedBug.CHECKPOINT_DOES_NOT_WAIT_FOR_JOURNAL.isPlanted()) {
                return true;
            }
        }
        return log.fsyncedBelow() > barrier.rowSequence();
    }

    private boolean haveJobsChanged() {
        return jobs.get() != members;
    }

    private void giveUp(final String why) {
        failedCount.incrementAndGet();
        if (attempt != null) {
            attempt.abort();
        }
        releaseStates();
        if (request != null) {
            request.refuse(
                    "checkpoint " + number + " was given up",
                    why,
                    "ask again; the journal keeps what is needed");
        }
        end();
    }

    private void releaseStates() {
        for (final DurableJob job : members.lives()) {
            final TakenState taken = job.taken();
            if (taken != null && taken.checkpoint() == number) {
                taken.done();
            }
        }
    }

    private void end() {
        if (books != null) {
            books.close();
        }
        books = null;
        closeCarried();
        attempt = null;
        request = null;
        members = JobsAtWork.NONE;
        lastNs = clock.nanoTime();
        step = Step.IDLE;
    }

    /** The checkpoint that it is from may be deleted then. */
    private void closeCarried() {
        if (carried != null) {
            carried.close();
        }
        carried = null;
    }

    /** Name of a job's part. */
    static String partName(final String job) {
        return "job-" + job;
    }

    @Override
    public String roleName() {
        return "checkpoints";
    }

    @Override
    public void onClose() {
        if (step != Step.IDLE) {
            giveUp("the appliance ends");
        }
        for (CheckpointRequest each = requests.poll(); each != null; each = requests.poll()) {
            each.refuse("no checkpoint was taken", "the appliance has ended", "start it again");
        }
    }
}
