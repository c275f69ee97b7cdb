package io.heliosdb.streaming.state.journal.contract;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The contract of a {@link JournalStore}, one check after the other. Each opens the medium anew, in
 * the state in which the last one left it; the first on an empty one. A check that fails throws an
 * {@link AssertionError}.
 */
public final class JournalStoreContract {
    private static final int RECORDINGS_OF_A_LIFE = 120;

    private final WatchedStorage storage;
    private final Supplier<JournalStore> medium;
    private final Runnable idle;

    /**
     * @param storage where the medium's files are
     * @param medium opens the store on the storage that it is given; called again after the one
     *     before has been closed
     * @param idle lets the medium's own agents work
     */
    public JournalStoreContract(
            final Storage storage,
            final Function<Storage, JournalStore> medium,
            final Runnable idle) {
        this.storage = new WatchedStorage(storage);
        this.medium = () -> medium.apply(this.storage);
        this.idle = idle;
    }

    /** One sentence of the contract. */
    public record Check(String sentence, Runnable body) {}

    /** All checks, to be run in this order. */
    public List<Check> checks() {
        return List.of(
                new Check("records come back as they were written", this::roundTrip),
                new Check("a second start makes a new recording", this::newRecording),
                new Check("a record is seen when it is recorded, not before", this::follow),
                new Check("what is recorded when force begins is forced", this::force),
                new Check("a record that does not fit is not read", this::tooSmall),
                new Check("records of a mebibyte and more", this::longRecords),
                new Check("truncated at a record's position", this::truncate),
                new Check("truncated at its beginning", this::truncateAll),
                new Check("what is left when truncated is forced", this::truncateForces),
                new Check("a deleted recording is gone", this::delete),
                new Check("two writers at once", this::twoWriters),
                new Check("a process makes recordings without end", this::manyRecordings),
                new Check("seek finds records from any place", this::seek),
                new Check("the disk has bytes", this::space));
    }

    private void roundTrip() {
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            it.writeRandom(new SplittableRandom(1), 2000, 65_472);
            it.awaitRecorded();
            it.assertReadsAll();
        }
    }

    private void newRecording() {
        final long before;
        try (JournalStore store = medium.get()) {
            before = store.recordings().getLast().id();
            try (RecordingWriter writer = store.start()) {
                Contestant.assertTrue(writer.recordingId() > before, "ids ascend");
                Contestant.assertTrue(
                        store.recordings().getLast().id() == writer.recordingId(), "last in list");
            }
        }
        try (JournalStore store = medium.get()) {
            final List<JournalStore.Recording> all = store.recordings();
            Contestant.assertTrue(all.getLast().id() > before, "an empty recording is kept");
            for (int i = 1; i < all.size(); i++) {
                Contestant.assertTrue(all.get(i - 1).id() < all.get(i).id(), "sorted");
            }
        }
    }

    private void follow() {
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            final SplittableRandom random = new SplittableRandom(2);
            for (int i = 0; i < 300; i++) {
                it.assertNothingMore();
                it.writeRandom(random, 1, 20_000);
                it.awaitRecorded();
                it.assertReadsNext();
            }
        }
    }

    private void force() {
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            for (int i = 0; i < 20; i++) {
                it.writeRandom(new SplittableRandom(i), 10, 1000);
                it.awaitRecorded();
                final long recorded = it.writer().recordedPosition();
                Contestant.assertTrue(it.writer().force() >= recorded, "forced what was recorded");
            }
            it.end();
            it.assertReadsAll();
        }
    }

    private void tooSmall() {
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle);
                Ledger ledger = new Ledger(1 << 20);
                Arena memory = Arena.open(ledger, "contract", "test", 4096)) {
            it.write(5000, 1);
            it.awaitRecorded();
            try (RecordingReader reader = store.open(it.recordingId())) {
                final int answer = reader.read(0, memory.address(), 4096);
                Contestant.assertTrue(answer == -5000, "bytes needed, negative: " + answer);
                Contestant.assertTrue(
                        reader.read(1L << 40, memory.address(), 4096) == 0, "nothing far behind");
            }
            it.assertReadsAll();
        }
    }

    private void longRecords() {
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            it.write(16, 1);
            it.write(3 << 20, 2);
            it.write(16, 3);
            it.write((1 << 20) + 8, 4);
            it.awaitRecorded();
            it.assertReadsAll();
        }
    }

    private void truncate() {
        final long id;
        final List<Long> positions;
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            it.writeRandom(new SplittableRandom(3), 100, 10_000);
            it.awaitRecorded();
            id = it.recordingId();
            positions = new ArrayList<>(it.positions());
        }
        for (final int kept : new int[] {90, 50, 49, 1}) {
            try (JournalStore store = medium.get()) {
                store.truncate(id, positions.get(kept));
                Contestant.assertCount(store, id, kept);
            }
            try (JournalStore store = medium.get()) {
                Contestant.assertCount(store, id, kept);
            }
        }
    }

    private void truncateAll() {
        final long id;
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            it.writeRandom(new SplittableRandom(4), 10, 10_000);
            it.awaitRecorded();
            id = it.recordingId();
        }
        try (JournalStore store = medium.get()) {
            store.truncate(id, 0);
            Contestant.assertCount(store, id, 0);
        }
    }

    /** The process that wrote it may have died before it did. */
    private void truncateForces() {
        final long id;
        final List<Long> positions;
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            for (int i = 0; i < 100; i++) {
                it.write(60 << 10, i); // more than a segment of the contestants holds
            }
            it.awaitRecorded();
            id = it.recordingId();
            positions = new ArrayList<>(it.positions());
        }
        for (final int kept : new int[] {100, 90, 3}) {
            try (JournalStore store = medium.get()) {
                storage.forget();
                store.truncate(id, positions.get(kept));
                Contestant.assertCount(store, id, kept);
                Contestant.assertTrue(
                        storage.readButNotSafe().isEmpty(),
                        "not forced: " + storage.readButNotSafe());
            }
        }
    }

    private void delete() {
        final List<JournalStore.Recording> before;
        try (JournalStore store = medium.get()) {
            before = store.recordings();
            store.delete(before.getFirst().id());
            Contestant.assertTrue(
                    store.recordings().getFirst().id() == before.get(1).id(), "gone at once");
        }
        try (JournalStore store = medium.get()) {
            Contestant.assertTrue(
                    store.recordings().size() == before.size() - 1, "gone after opening again");
        }
    }

    private void twoWriters() {
        try (JournalStore store = medium.get();
                Contestant one = new Contestant(store, idle)) {
            one.writeRandom(new SplittableRandom(5), 10, 5000);
            try (Contestant other = new Contestant(store, idle)) {
                other.writeRandom(new SplittableRandom(6), 10, 5000);
                one.writeRandom(new SplittableRandom(7), 10, 5000);
                one.awaitRecorded();
                other.awaitRecorded();
                one.writer().force();
                one.end();
                other.writeRandom(new SplittableRandom(8), 10, 5000);
                other.awaitRecorded();
                one.assertReadsAll();
                other.assertReadsAll();
            }
        }
    }

    /** As the journal rolls over: the next one is begun before the last one ends. */
    private void manyRecordings() {
        try (JournalStore store = medium.get()) {
            Contestant last = new Contestant(store, idle);
            for (int i = 0; i < RECORDINGS_OF_A_LIFE; i++) {
                try (Contestant before = last) {
                    before.writeRandom(new SplittableRandom(i), 3, 1000);
                    last = new Contestant(store, idle);
                    before.awaitRecorded();
                    before.end();
                    before.assertReadsAll();
                    store.delete(before.recordingId());
                }
            }
            last.close();
        }
    }

    private void seek() {
        try (JournalStore store = medium.get();
                Contestant it = new Contestant(store, idle)) {
            for (int i = 0; i < 20; i++) {
                it.write(8 * (1 + i * i), i);
            }
            it.awaitRecorded();
            it.end();
            it.assertSeekFindsAll();
        }
    }

    private void space() {
        try (JournalStore store = medium.get()) {
            Contestant.assertTrue(store.usableBytes() > 0, "usable bytes");
            Contestant.assertTrue(store.totalBytes() >= store.usableBytes(), "total bytes");
        }
    }
}
