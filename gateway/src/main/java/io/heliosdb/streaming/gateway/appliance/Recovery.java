package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a start found.
 *
 * @param books at the end of the log
 * @param nextRowSequence of the first record that this process will write
 * @param savepoint that was started from, if it was one
 * @param described what the checkpoint says of the jobs that it has state of, by name
 */
record Recovery(
        Books books,
        long nextRowSequence,
        Optional<String> savepoint,
        Map<String, JobDescription> described) {
    /**
     * Reads the newest whole checkpoint's books, and the journal behind its barrier.
     *
     * @param startFrom id of a savepoint to start from instead
     * @param alarm told of what was damaged
     */
    static Recovery of(
            final ApplianceJournal journal,
            final SavedStates states,
            final Optional<String> startFrom,
            final Ledger ledger,
            final Consumer<String> alarm) {
        final Optional<SavedStates.Saved> found =
                startFrom.map(states::savepoint).or(() -> states.newest(alarm));
        final Map<String, JobDescription> described = new HashMap<>();
        final Books books;
        if (found.isPresent()) {
            try (SavedStates.Saved saved = found.get()) {
                books = BooksPieces.read(saved.part(BooksPieces.PART), ledger);
                for (final String job : books.jobs().keySet()) {
                    JobDescription.of(saved, job).ifPresent(each -> described.put(job, each));
                }
            }
        } else {
            books = new Books();
        }
        final long next = journal.recover(books.appliedBelow(), books::apply);
        if (ProofBuild.IS_ON) {
            KillPoint.RECOVERY_AFTER_SCAN.reach();
        }
        return new Recovery(books, Math.max(next, books.appliedBelow()), startFrom, described);
    }
}
