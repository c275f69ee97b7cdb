package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.gateway.measure.DurationRecorder;

import org.agrona.concurrent.Agent;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes checkpoints, one at a time, on its own thread while everything else goes on: when one is
 * due or asked for, it is {@linkplain CheckpointUnderWay under way} until it is complete or given
 * up. Then the next one is taken in its turn; nothing is lost by one that was given up: the journal
 * reaches back to the one before.
 *
 * <p>The state of a job that is down is carried over from the checkpoint before.
 */
final class CheckpointAgent implements Agent {
    private static final int MOST_REQUESTS = 16;

    /** Jobs are started again within less, unless they stay down. */
    private static final long WAIT_FOR_JOBS_NS = TimeUnit.SECONDS.toNanos(60);

    private final CheckpointPorts ports;
    private final DurationRecorder durations;
    private final long intervalNs;
    private final MpscVarHandleArrayQueue<CheckpointRequest> requests =
            new MpscVarHandleArrayQueue<>(MOST_REQUESTS);

    /** Null between two. */
    private CheckpointUnderWay current;

    private long lastNumber;
    private long lastNs;
    private long startedNs;
    private volatile FailedCheckpoints failed = FailedCheckpoints.NONE;

    /**
     * @param durations told how long those took that were completed
     * @param intervalMs between two that nobody asked for; 0 for none
     */
    CheckpointAgent(
            final CheckpointPorts ports, final DurationRecorder durations, final long intervalMs) {
        this.ports = ports;
        this.durations = durations;
        intervalNs = TimeUnit.MILLISECONDS.toNanos(intervalMs);
        lastNs = ports.clock().nanoTime();
    }

    /** Asks for a checkpoint. Any thread; false if too many are waiting. */
    boolean request(final CheckpointRequest wanted) {
        return requests.offer(wanted);
    }

    /** Those given up. Any thread. */
    FailedCheckpoints failed() {
        return failed;
    }

    @Override
    public int doWork() {
        if (current == null) {
            return start();
        }
        final int work = current.work();
        if (current.hasEnded()) {
            end();
        }
        return work;
    }

    private void end() {
        final Optional<String> failure = current.failure();
        if (failure.isPresent()) {
            failed = failed.and(failure.get());
        }
        current = null;
        lastNs = ports.clock().nanoTime();
        if (failure.isEmpty()) {
            durations.record(lastNs - startedNs, 1);
        }
    }

    private int start() {
        final long nowNs = ports.clock().nanoTime();
        final JobsAtWork running = ports.jobs().get();
        if (!running.areAll()) {
            return refuseLongWaiting(nowNs);
        }
        final Optional<CheckpointRequest> request = Optional.ofNullable(requests.poll());
        if (request.isEmpty() && (intervalNs == 0 || nowNs - lastNs < intervalNs)) {
            return 0;
        }
        if (request.filter(CheckpointRequest::isSavepoint).isPresent()
                && !running.down().isEmpty()) {
            refuseSavepoint(request.get(), running.down());
            return 1;
        }
        lastNumber = freshNumber();
        startedNs = nowNs;
        current = new CheckpointUnderWay(ports, lastNumber, request, running);
        return 1;
    }

    /** A savepoint does without the journal, which a job that is down would need. */
    private static void refuseSavepoint(
            final CheckpointRequest request, final List<JobEntry> down) {
        request.refuse(
                "no savepoint can be taken while a job is down or paused",
                "down: " + String.join(", ", down.stream().map(JobEntry::name).toList()),
                "resume it with 'heliosdb-streaming jobs resume', or cancel it; checkpoints go on");
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
     * completed: jobs that replay that would take it for this one's.
     */
    private long freshNumber() {
        final long used = Math.max(lastNumber, ports.bookkeeper().lastBarrierBefore());
        return Math.max(used + 1, ports.files().nextNumber());
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
        if (current != null && !current.hasEnded()) {
            current.giveUp("the appliance ends");
            end();
        }
        for (CheckpointRequest each = requests.poll(); each != null; each = requests.poll()) {
            each.refuse("no checkpoint was taken", "the appliance has ended", "start it again");
        }
    }
}
