package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The jobs that are down while a checkpoint is taken. Their state is carried over as the checkpoint
 * before has it, and a list of its own says where in the log it is of: a start from the new
 * checkpoint restores it and reads the log from there.
 *
 * <p>The list is a part of the checkpoint if there is such a job:
 *
 * <pre>
 *   int32 format version (1) | int32 count | per job: name | int64 row sequence of the first record not seen
 * </pre>
 *
 * <p>What cannot be read there comes as {@code HSRV-0510}: it is that checkpoint's fault, and no
 * reason for the node to end.
 *
 * <p>Thread rule: the checkpoint's agent.
 */
final class CarriedJobs implements AutoCloseable {
    private static final int VERSION = 1;
    private static final String PART = "down-jobs";

    private final Optional<SavedStates.Saved> source;
    private final SortedMap<String, Long> next = new TreeMap<>();
    private final List<String> withState = new ArrayList<>();
    private final BytesPart list;

    /**
     * @param before opens the checkpoint before, which is closed with this
     * @param down what the log says of the jobs that are down
     */
    CarriedJobs(
            final Supplier<Optional<SavedStates.Saved>> before,
            final List<JobEntry> down,
            final Ledger ledger) {
        source = reading(before);
        boolean isComplete = false;
        try {
            for (final JobEntry job : down) {
                final long created = job.createdAt() + 1;
                final long restored =
                        reading(() -> source.map(saved -> nextOf(saved, job.name(), ledger)))
                                .orElse(0L);
                next.put(job.name(), Math.max(restored, created));
                if (restored > created) {
                    withState.add(job.name());
                }
            }
            list = new BytesPart(ledger, PART, toBytes());
            isComplete = true;
        } finally {
            if (!isComplete) {
                source.ifPresent(SavedStates.Saved::close);
            }
        }
    }

    private byte[] toBytes() {
        final ByteWriter bytes = new ByteWriter().putInt(VERSION).putInt(next.size());
        next.forEach((job, rowSequence) -> bytes.putText(job).putLong(rowSequence));
        return bytes.toBytes();
    }

    /** Row sequence of the first record of the log that one of them needs. */
    long neededFrom() {
        return next.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    /** Hands the list in, and every state that there is. */
    void addTo(final CheckpointFiles.Attempt attempt) {
        attempt.part(PART, list.pieces());
        for (final String job : withState) {
            final String part = CheckpointAgent.partName(job);
            final SavedStates.Saved saved = source.orElseThrow();
            final SnapshotPieces pieces = reading(() -> saved.pieces(part));
            attempt.part(
                    part,
                    saved.properties(part),
                    (address, maxBytes) -> reading(() -> pieces.next(address, maxBytes)));
        }
    }

    private static <T> T reading(final Supplier<T> step) {
        try {
            return step.get();
        } catch (final HeliosException e) {
            if (e.code().category() == Category.FATAL) {
                throw e;
            }
            throw HeliosException.of(
                            ApplianceError.STATE_UNREADABLE,
                            "the state of a job that is down cannot be carried over")
                    .detail(e.getMessage())
                    .hint(
                            "the next checkpoint takes it from an older one, if one is whole; until"
                                    + " then the journal keeps what is needed")
                    .causedBy(e);
        }
    }

    /**
     * Row sequence of the first record of the log that a job's state in a checkpoint has not seen.
     */
    static long nextOf(final SavedStates.Saved saved, final String job, final Ledger ledger) {
        if (!saved.has(PART)) {
            return saved.barrier() + 1;
        }
        final ByteReader bytes =
                new ByteReader(
                        BytesPart.read(saved, PART, ledger), "the list of jobs that are down");
        final int version = bytes.getInt();
        if (version != VERSION) {
            throw bytes.damaged("its format is " + version + ", known is " + VERSION);
        }
        long found = saved.barrier() + 1;
        for (int left = bytes.getCount(); left > 0; left--) {
            final boolean isWanted = bytes.getText().equals(job);
            final long rowSequence = bytes.getLong();
            found = isWanted ? rowSequence : found;
        }
        bytes.end();
        return found;
    }

    /** Notes in the books of a checkpoint what the jobs that were down have yet to read. */
    static void note(final Books books, final SavedStates.Saved saved, final Ledger ledger) {
        for (final JobEntry job : books.jobs().values()) {
            final long next = nextOf(saved, job.name(), ledger);
            if (next <= saved.barrier()) {
                job.hasSeenBelow(next);
                final List<Integer> tags = new ArrayList<>(job.plan().streams());
                job.stateOf().ifPresent(plan -> tags.addAll(plan.streams()));
                tags.stream()
                        .map(books::stream)
                        .filter(Objects::nonNull)
                        .forEach(StreamEntry::hasUnread);
            }
        }
    }

    @Override
    public void close() {
        list.close();
        source.ifPresent(SavedStates.Saved::close);
    }
}
