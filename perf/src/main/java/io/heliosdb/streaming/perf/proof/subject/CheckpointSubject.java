package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.CheckpointAlarm;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStart;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.CheckpointWriter;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes checkpoints, one after the other, of state of which some stays as it was; a step is a
 * checkpoint. Compressed, and with every second seed sealed.
 */
public final class CheckpointSubject implements Subject {
    private static final int CHECKPOINTS = 5;
    private static final int KEPT = 2;
    private static final int PIECE_BYTES = 2_048;
    private static final long BARRIER_STEP = 100;
    private static final long APPLIANCE = 77;
    private static final List<String> PARTS = List.of("books", "job-a", SubjectState.CONSTANT);

    private final long seed;

    /** Every start has chance of its own: no data key comes twice. */
    private long starts;

    public CheckpointSubject(final long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "checkpoint";
    }

    @Override
    public void run(final Storage storage, final Path folder, final Promises promises) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final CheckpointStore store = open(storage, folder, ledger);
        for (int i = 0; i < CHECKPOINTS; i++) {
            final long number = store.nextNumber();
            take(store, ledger, number);
            promises.forced(number);
            store.retain(KEPT);
        }
    }

    /** What only the newest checkpoint needs may be damaged: the one before it takes its place. */
    @Override
    public boolean mustStartWithout(final Path file) {
        return file.getParent().getFileName().toString().endsWith("-0000000" + CHECKPOINTS);
    }

    private CheckpointStore open(final Storage storage, final Path folder, final Ledger ledger) {
        storage.createDirectories(folder);
        final Path key = folder.resolve("key");
        final Entropy entropy = new SeededEntropy(seed * 1_009 + starts++);
        final KeyService keys =
                storage.exists(key)
                        ? LocalKeyService.open(storage, key, entropy)
                        : LocalKeyService.create(storage, key, entropy);
        final CheckpointContext context =
                new CheckpointContext()
                        .storage(storage)
                        .folder(folder.resolve("checkpoints"))
                        .ledger(ledger)
                        .compression(Compression.LZ4)
                        .applianceId(APPLIANCE);
        final boolean isSealed = seed % 4 < 2;
        return new CheckpointStore(
                (isSealed ? context.keyService(keys, entropy) : context.encryptionOff())
                        .conclude());
    }

    private void take(final CheckpointStore store, final Ledger ledger, final long number) {
        final CheckpointWriter writer =
                store.begin(
                        new CheckpointStart(
                                CheckpointKind.CHECKPOINT,
                                number,
                                number * BARRIER_STEP,
                                1,
                                0,
                                number));
        for (final String part : PARTS) {
            final byte[] content = SubjectState.of(seed, part, number).snapshot(ledger);
            writer.part(part, new TreeMap<>(), new BytePieces(content, PIECE_BYTES));
        }
        try {
            int work = writer.work();
            while (work > 0) {
                work = writer.work();
            }
            writer.commit(new byte[] {(byte) number});
        } finally {
            if (writer.isOpen()) {
                writer.abort();
            }
        }
    }

    @Override
    public Found recover(final Storage storage, final Path folder) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final CheckpointStore store = open(storage, folder, ledger);
        store.removeLeftovers();
        final List<CheckpointAlarm> alarms = new ArrayList<>();
        final Optional<Checkpoint> newest = store.newestValid(alarms::add);
        long number = 0;
        if (newest.isPresent()) {
            try (Checkpoint checkpoint = newest.get()) {
                number = checkpoint.info().barrier() / BARRIER_STEP;
                for (final String part : PARTS) {
                    try (var reader = checkpoint.part(part)) {
                        SubjectState.of(seed, part, number).compare(reader, ledger);
                    }
                }
                if (checkpoint.attributes()[0] != number) {
                    throw new BrokenPromiseException("attributes of another checkpoint");
                }
            }
        }
        take(store, ledger, store.nextNumber());
        store.retain(KEPT);
        if (ledger.openBytes() != 0) {
            throw new BrokenPromiseException(ledger.openBytes() + " bytes of memory leaked");
        }
        return new Found(number, !alarms.isEmpty());
    }
}
