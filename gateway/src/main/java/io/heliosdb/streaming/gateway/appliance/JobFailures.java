package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.appliance.JobSlot.Step;

/**
 * What becomes of a job that has failed: it is started again after a while, as often as is allowed.
 * Then the row that it has failed at is put aside, if it was a row and the settings say so; else
 * the job stays down, alone. An error that follows from the values of a row is not tried so often:
 * it is put aside when it has come twice. Control plane's thread.
 */
final class JobFailures {
    private final ApplianceCore core;
    private final JobLives lives;
    private final DeadLetters deadLetters;

    JobFailures(final ApplianceCore core, final JobLives lives) {
        this.core = core;
        this.lives = lives;
        deadLetters = core.deadLetters();
    }

    /** The life of a job has failed. */
    void onFailure(final JobSlot slot) {
        final DurableJob life = slot.life();
        slot.step(Step.SETTLING);
        lives.end(slot);
        if (ProofBuild.IS_ON) {
            KillPoint.JOB_AFTER_FAILURE.reach();
        }
        final String job = slot.spec().name();
        final boolean isTriedAgain = isTriedAgain(slot, life.lastRowSequence());
        if (!mayPutAside(slot) || (isTriedAgain && !isDecided(slot))) {
            goOn(slot, isTriedAgain, new LogCommand.JobRestarted(job));
        } else if (deadLetters.has(slot.failedAt())) {
            putAside(slot);
        } else {
            goOn(slot, true, new LogCommand.JobRestarted(job)); // its row is not recorded yet
        }
        if (mayPutAside(slot) && RowErrors.followFromValues(slot.lastFailure())) {
            slot.startsAgainAt(core.ports().nanoClock().nanoTime()); // one try shows it
        }
    }

    /** Whether trying once more is of no use: what follows from a row's values comes again. */
    private static boolean isDecided(final JobSlot slot) {
        return slot.hasFailedAlike() && RowErrors.followFromValues(slot.lastFailure());
    }

    /** A row that cannot be written down is not passed over: its job stays down, alone. */
    private void putAside(final JobSlot slot) {
        final String job = slot.spec().name();
        final long row = slot.failedAt();
        try {
            deadLetters.add(slot, row, slot.lastFailure());
        } catch (final RuntimeException e) {
            if (Appliance.isFatal(e)) {
                throw e;
            }
            slot.failedToPutAside(notWritten(slot, e));
            core.ports()
                    .alarm()
                    .raise(
                            "a job stays down: its dead letter cannot be written",
                            Alarm.Detail.of("job", job),
                            Alarm.Detail.of("row_sequence", row),
                            Alarm.Detail.of("why", e.getMessage()));
            goOn(slot, false, new LogCommand.JobRestarted(job));
            return;
        }
        slot.putAside(core.ports().nanoClock().nanoTime());
        goOn(slot, true, new LogCommand.RowSkipped(job, row));
    }

    private static HeliosException notWritten(final JobSlot slot, final RuntimeException why) {
        return HeliosException.of(
                        ApplianceError.DEAD_LETTER_FAILED,
                        "row " + slot.failedAt() + " cannot be put aside")
                .detail(
                        why.getMessage()
                                + "; it made the job fail: "
                                + slot.lastFailure().getMessage())
                .hint("see to jobs.dead_letter_directory and the room on its disk; start again")
                .causedBy(why);
    }

    private boolean isTriedAgain(final JobSlot slot, final long rowSequence) {
        return slot.failed(
                core.settings().restarts(), rowSequence, core.ports().nanoClock().nanoTime());
    }

    /** Only what a row has brought about itself is held against it. */
    private boolean mayPutAside(final JobSlot slot) {
        return core.settings().restarts().skipsPoison()
                && slot.hasPipelineFailed()
                && !(slot.lastFailure() instanceof Error) // the machine's, not the row's
                && slot.life().hasFailedAtRow();
    }

    private void goOn(final JobSlot slot, final boolean isStartedAgain, final LogCommand command) {
        if (isStartedAgain) {
            slot.submission(new Submission(core.sequencer(), command));
        } else {
            slot.step(Step.DOWN);
            lives.publish();
        }
    }

    /** A job could not even begin: the folder of a sink may have gone. */
    void onFailedStart(final JobSlot slot, final RuntimeException error) {
        slot.fail(error, JobSlot.Place.SINK);
        slot.step(isTriedAgain(slot, slot.failedAt()) ? Step.WAITING : Step.DOWN);
        lives.publish();
    }

    /**
     * Ends the life of a job, if it has one, so that it rests or starts again as a record says that
     * is on its way into the log.
     */
    void lead(final JobSlot slot, final LogCommand command) {
        final boolean isAlive = slot.step() == Step.RUNNING;
        slot.step(Step.SETTLING);
        if (isAlive) {
            lives.end(slot);
        } else {
            lives.publish();
        }
        slot.led(core.ports().nanoClock().nanoTime());
        slot.submission(new Submission(core.sequencer(), command));
    }

    /** Waits until what the last life's sinks have submitted is decided. */
    int settle(final JobSlot slot) {
        final long rowSequence = slot.submission().rowSequence();
        final boolean isHasty =
                ProofBuild.IS_ON && PlantedBug.RESTART_FORGETS_DECISIONS_UNDER_WAY.isPlanted();
        if (!isHasty && (rowSequence < 0 || core.bookkeeper().decidedBelow() <= rowSequence)) {
            return 0;
        }
        core.bookkeeper().askForCopy();
        slot.step(Step.ASKING);
        return 1;
    }

    /** Waits until it is known here. */
    int learn(final JobSlot slot) {
        final byte[] copy = core.bookkeeper().askedCopy();
        if (copy == null) {
            return 0;
        }
        slot.entry(Books.fromBytes(copy).jobs().get(slot.spec().name()));
        slot.step(slot.entry().isPaused() ? Step.PAUSED : Step.WAITING);
        lives.publish();
        return 1;
    }
}
