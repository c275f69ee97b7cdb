package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.gateway.control.SavedState;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A checkpoint from its barrier to its end:
 *
 * <pre>
 *   BARRIER   until the log has it
 *   WRITING   the books and each job's state, as they come in, go to files
 *   SETTLING  until every sink has shown what was before the barrier, and the journal is forced up to it
 *   ENDED     the manifest is written, and older checkpoints are dropped; or it was given up
 * </pre>
 *
 * <p>It is given up when a job starts, fails or ends meanwhile, when a job's state could not be put
 * aside, when the disk has no room for it, when the checkpoint before cannot be read, or after a
 * while. What was written goes then, and what was before stays. Any other failure of the disk is
 * the node's.
 *
 * <p>Thread rule: the checkpoint agent's thread.
 */
final class CheckpointUnderWay {
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);

    private enum Step {
        BARRIER,
        WRITING,
        SETTLING,
        ENDED
    }

    private final CheckpointPorts ports;
    private final long number;
    private final Optional<CheckpointRequest> request;
    private final JobsAtWork members;
    private final Submission barrier;
    private final long startedNs;
    private Step step = Step.BARRIER;

    /** Null until the barrier is in the log. */
    private CheckpointDraft draft;

    /** Of the members' states, handed in so far. */
    private int stateCount;

    private Optional<String> failure = Optional.empty();

    /**
     * @param number that no barrier in the log has
     * @param request nothing if it was due
     * @param members the jobs whose state it is to hold
     */
    CheckpointUnderWay(
            final CheckpointPorts ports,
            final long number,
            final Optional<CheckpointRequest> request,
            final JobsAtWork members) {
        this.ports = ports;
        this.number = number;
        this.request = request;
        this.members = members;
        startedNs = ports.clock().nanoTime();
        ports.wanted().want(number);
        barrier = new Submission(ports.sequencer(), new LogCommand.Barrier(number));
    }

    /** Brings it on; not after its end. */
    int work() {
        if (ports.jobs().get() != members) {
            return giveUp("a job has started, failed or ended meanwhile");
        }
        if (ports.clock().nanoTime() - startedNs > PATIENCE_NS) {
            return giveUp(
                    "it took longer than " + TimeUnit.NANOSECONDS.toMinutes(PATIENCE_NS) + " min");
        }
        try {
            return switch (step) {
                case BARRIER -> awaitBarrier();
                case WRITING -> write();
                case SETTLING -> settle();
                case ENDED ->
                        throw new IllegalStateException("checkpoint " + number + " has ended");
            };
        } catch (final HeliosException e) {
            if (e.code() == ApplianceError.STATE_UNREADABLE) {
                giveUp(e.getMessage());
                ports.files().checkLast();
                return 1;
            }
            if (e.code() == StorageError.FULL) {
                return giveUp(e.getMessage()); // the journal has its own room
            }
            throw e;
        }
    }

    /** Whether it is complete, or was given up. */
    boolean hasEnded() {
        return step == Step.ENDED;
    }

    /** Why it was given up, if it was. */
    Optional<String> failure() {
        return failure;
    }

    private int awaitBarrier() {
        if (barrier.rowSequence() < 0) {
            return 0;
        }
        final BooksCopy copy = ports.bookkeeper().copy();
        if (copy == null || copy.checkpoint() != number) {
            return 0;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_AFTER_BARRIER.reach();
        }
        final boolean isSavepoint = request.filter(CheckpointRequest::isSavepoint).isPresent();
        draft = new CheckpointDraft(ports, copy, members.down(), isSavepoint);
        step = Step.WRITING;
        ports.pace().begin();
        return 1;
    }

    private int write() {
        if (!ports.pace().isDue() && !isShortOfMemory()) {
            return 0;
        }
        final long beganNs = ports.clock().nanoTime();
        final int work = draft.work();
        ports.pace().worked(beganNs);
        if (draft.isBroken()) {
            return giveUp("the memory for changes during a checkpoint was used up");
        }
        if (work > 0) {
            return work;
        }
        if (stateCount < members.lives().size()) {
            return addNextState();
        }
        ports.wanted().wantNothing();
        ports.log().requestForce();
        step = Step.SETTLING;
        return 1;
    }

    /** Whether it might be given up because jobs change more than is kept of their state. */
    private boolean isShortOfMemory() {
        return members.lives().stream()
                .map(DurableJob::taken)
                .anyMatch(
                        taken ->
                                taken != null
                                        && taken.checkpoint() == number
                                        && taken.pieces().isShort());
    }

    private int addNextState() {
        final DurableJob job = members.lives().get(stateCount);
        final TakenState taken = job.taken();
        if (taken == null || taken.checkpoint() != number) {
            return 0;
        }
        draft.add(job, taken);
        stateCount++;
        return 1;
    }

    private int settle() {
        if (!isShown() || !isForced()) {
            return 0;
        }
        final SavedState saved =
                draft.commit(TimeUnit.NANOSECONDS.toMillis(ports.clock().nanoTime() - startedNs));
        end();
        request.ifPresent(each -> each.result().complete(saved));
        ports.log().neededFrom(ports.files().retain());
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
        return ports.log().fsyncedBelow() > barrier.rowSequence();
    }

    /** Removes what has been written of it. */
    int giveUp(final String why) {
        try {
            if (draft != null) {
                draft.abort();
            }
        } finally {
            end();
        }
        failure = Optional.of("checkpoint " + number + ": " + why);
        request.ifPresent(
                each ->
                        each.refuse(
                                "checkpoint " + number + " was given up",
                                why,
                                "ask again; the journal keeps what is needed"));
        return 1;
    }

    private void end() {
        step = Step.ENDED;
        ports.wanted().wantNothing();
        if (draft != null) {
            draft.close();
        }
    }
}
