package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.gateway.control.SavedState;

import org.agrona.CloseHelper;

import java.util.List;
import java.util.Optional;

/**
 * The files of a checkpoint that is being written, and what is read for them that is not a running
 * job's: the books, and the state of the jobs that are down. The checkpoint agent's thread.
 */
final class CheckpointDraft implements AutoCloseable {
    private final BytesPart books;
    private final Optional<CarriedJobs> carried;
    private final CheckpointFiles.Attempt attempt;

    /**
     * Begins the files, and hands in the books and what is carried over.
     *
     * @param atBarrier the books as they are there
     * @param down what the log says of the jobs that are down
     */
    CheckpointDraft(
            final CheckpointPorts ports,
            final BooksCopy atBarrier,
            final List<JobEntry> down,
            final boolean isSavepoint) {
        final Opened opened = new Opened();
        try {
            books = opened.add(new BytesPart(ports.ledger(), BytesPart.BOOKS, atBarrier.books()));
            carried =
                    down.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    opened.add(
                                            new CarriedJobs(
                                                    ports.files()::last, down, ports.ledger())));
            final long behindBarrier = atBarrier.barrier() + 1;
            attempt =
                    ports.files()
                            .begin(
                                    atBarrier.checkpoint(),
                                    atBarrier.barrier(),
                                    carried.map(CarriedJobs::neededFrom)
                                            .map(needed -> Math.min(needed, behindBarrier))
                                            .orElse(behindBarrier),
                                    isSavepoint);
            opened.add(attempt::abort);
            attempt.part(BytesPart.BOOKS, books.pieces());
            carried.ifPresent(jobs -> jobs.addTo(attempt));
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Hands in the state of a running job. */
    void add(final DurableJob job, final TakenState taken) {
        attempt.part(
                CheckpointAgent.partName(job.spec().name()),
                job.description(taken),
                taken.pieces());
    }

    /**
     * Writes a bounded piece of what was handed in.
     *
     * @return work done, 0 if there is nothing to write at present
     */
    int work() {
        return attempt.work();
    }

    /** Whether a job's state broke off, so that this can only be aborted. */
    boolean isBroken() {
        return attempt.isBroken();
    }

    /** Makes it a checkpoint, for good. */
    SavedState commit(final long durationMs) {
        return attempt.commit(durationMs);
    }

    /** Removes what has been written. */
    void abort() {
        attempt.abort();
    }

    /** Frees what was read; after it has been committed or aborted. */
    @Override
    public void close() {
        carried.ifPresent(CarriedJobs::close);
        CloseHelper.close(books);
    }
}
