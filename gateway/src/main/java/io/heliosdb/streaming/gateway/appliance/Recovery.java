package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.Alarm;

import java.util.Optional;
import java.util.OptionalLong;

/** What a start found, and where its jobs begin. Control plane's thread. */
final class Recovery {
    private final LogHistory journal;
    private final SavedStates states;
    private final Optional<String> savepoint;
    private final Alarm alarm;
    private final Books books;
    private final long nextRowSequence;
    private Optional<String> startedFrom = Optional.empty();
    private long savepointBarrier;

    /** Row sequence behind which another log may have gone on from what this one began with. */
    private OptionalLong mayPartFrom = OptionalLong.empty();

    private final OptionalLong givenUpFrom;

    /**
     * Reads the newest whole checkpoint's books, and the journal behind its barrier.
     *
     * @param savepoint id of a savepoint to start from instead
     * @param alarm told of what is damaged or passed over
     */
    Recovery(
            final LogHistory journal,
            final SavedStates states,
            final Optional<String> savepoint,
            final Ledger ledger,
            final Alarm alarm) {
        this.journal = journal;
        this.states = states;
        this.savepoint = savepoint;
        this.alarm = alarm;
        books = books(ledger);
        final long next = journal.recover(books.appliedBelow(), books::apply);
        if (ProofBuild.IS_ON) {
            KillPoint.RECOVERY_AFTER_SCAN.reach();
        }
        nextRowSequence = Math.max(next, books.appliedBelow());
        givenUpFrom = books.hasGoneOn() ? OptionalLong.empty() : mayPartFrom;
        givenUpFrom.ifPresent(books.givenUp()::giveUp);
    }

    private Books books(final Ledger ledger) {
        final Optional<SavedStates.Saved> found =
                savepoint.map(this::open).or(() -> states.newest(journal, alarm));
        if (found.isEmpty()) {
            checkNothingIsMissing();
            return new Books();
        }
        startedFrom = found.map(SavedStates.Saved::id);
        try (SavedStates.Saved saved = found.get()) {
            if (savepoint.isPresent() || isBegunBehind(saved)) {
                mayPartFrom = OptionalLong.of(saved.barrier());
            }
            return Books.of(saved, ledger);
        }
    }

    /** A log that was not there when the checkpoint was taken does not hold its barrier. */
    private boolean isBegunBehind(final SavedStates.Saved saved) {
        return !journal.goesOnFrom(saved.epoch(), saved.barrier(), saved.barrier());
    }

    private SavedStates.Saved open(final String id) {
        final SavedStates.Saved saved = states.savepoint(id);
        if (journal.goesOnFrom(saved.epoch(), saved.barrier(), saved.neededFrom())) {
            savepointBarrier = saved.barrier();
            return saved;
        }
        saved.close();
        throw HeliosException.of(
                        ApplianceError.LOG_MISSING, "the journal here does not go on from " + id)
                .detail(
                        "it begins behind row sequence "
                                + saved.barrier()
                                + ", or was begun anew before it")
                .hint(
                        "to go back to the savepoint without what came in since, move the folder of"
                                + " the journal away");
    }

    private void checkNothingIsMissing() {
        if (journal.isMissing()) {
            throw HeliosException.of(
                            ApplianceError.LOG_MISSING,
                            "the journal is not there any more, and there is no checkpoint of it")
                    .hint(
                            "bring its folder back, restore a savepoint, or begin with an empty"
                                    + " data folder");
        }
        if (!journal.goesOnFrom(LogOrigin.NOBODY, -1, 0)) {
            throw HeliosException.of(
                            ApplianceError.LOG_MISSING,
                            "the journal has lost its beginning, and there is no checkpoint of it")
                    .hint("restore a savepoint from the backup, or begin with an empty folder");
        }
    }

    /** Id of the checkpoint or savepoint whose books were read, if there is one. */
    Optional<String> startedFrom() {
        return startedFrom;
    }

    /**
     * Row sequence from which on an earlier log is given up by this start, as the books know
     * already and the log has yet to hold. Nothing is where the journal goes on behind the
     * savepoint: what became visible since is of this log, or the log says so itself. A start that
     * died before it could say so is asked again.
     */
    OptionalLong givenUpFrom() {
        return givenUpFrom;
    }

    /** The books at the end of the log. */
    Books books() {
        return books;
    }

    /** Row sequence of the first record that this process will write. */
    long nextRowSequence() {
        return nextRowSequence;
    }

    /** A job could not begin with what is in it: it is to be checked again. */
    void distrustLatest() {
        states.distrust();
    }

    /** The newest whole checkpoint, or what was started from if that is later. */
    Optional<SavedStates.Saved> latest() {
        final Optional<SavedStates.Saved> newest = states.newest(journal, alarm);
        final boolean isLater =
                newest.filter(saved -> saved.barrier() > savepointBarrier).isPresent();
        if (savepoint.isEmpty() || isLater) {
            return newest;
        }
        newest.ifPresent(SavedStates.Saved::close);
        return savepoint.map(states::savepoint);
    }
}
