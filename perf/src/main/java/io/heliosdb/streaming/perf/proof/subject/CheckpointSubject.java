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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes checkpoints, one after the other, of state of which some stays as it was; a step is a
 * checkpoint. Compressed, and with every second seed sealed.
 */
public final class CheckpointSubject implements Subject {
    private static final int CHECKPOINTS = 5;
    private static final int KEPT = 2;
    private static final int PIECES_OF_PART = 4;

    /** Bytes of a region of state for each KiB of all files. */
    private static final int REGION_BYTES_OF_KIB = 128;

    private static final long BARRIER_STEP = 100;
    private static final long APPLIANCE = 77;
    private static final List<String> PARTS = List.of("job-a", SubjectState.CONSTANT);

    private final long seed;
    private final int regionBytes;

    /** Every start has chance of its own: no data key comes twice. */
    private final AtomicLong starts = new AtomicLong();

    /** What the state of a part and number is; it is asked for again and again. */
    private final Map<String, SubjectState> states = new ConcurrentHashMap<>();

    /**
     * Prepares.
     *
     * @param kib of its files, about
     */
    CheckpointSubject(final long seed, final int kib) {
        this.seed = seed;
        regionBytes = kib * REGION_BYTES_OF_KIB;
    }

    private SubjectState state(final String part, final long number) {
        return states.computeIfAbsent(
                part + number, _ -> SubjectState.of(seed, part, number, regionBytes));
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
            take(store, ledger, number, PARTS);
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
        final Entropy entropy = new SeededEntropy(seed * 1_009 + starts.getAndIncrement());
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
                        .readAheadFrames(1)
                        .applianceId(APPLIANCE);
        final boolean isSealed = seed % 4 < 2;
        return new CheckpointStore(
                (isSealed ? context.keyService(keys, entropy) : context.encryptionOff())
                        .conclude());
    }

    private void take(
            final CheckpointStore store,
            final Ledger ledger,
            final long number,
            final List<String> parts) {
        final CheckpointWriter writer =
                store.begin(
                        new CheckpointStart(
                                CheckpointKind.CHECKPOINT,
                                number,
                                number * BARRIER_STEP,
                                1,
                                0,
                                number));
        for (final String part : parts) {
            final byte[] content = state(part, number).snapshot(ledger);
            writer.part(
                    part,
                    new TreeMap<>(),
                    new BytePieces(content, content.length / PIECES_OF_PART));
        }
        try {
            int work = writer.work();
            while (work > 0) {
                work = writer.work();
            }
            writer.commit(new byte[] {(byte) number, (byte) parts.size()});
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
                for (final String part : PARTS.subList(0, checkpoint.attributes()[1])) {
                    try (var reader = checkpoint.part(part)) {
                        state(part, number).compare(reader, ledger);
                    }
                }
                if (checkpoint.attributes()[0] != number) {
                    throw new BrokenPromiseException("attributes of another checkpoint");
                }
            }
        }
        // One part is enough to see that it goes on.
        take(store, ledger, store.nextNumber(), PARTS.subList(0, 1));
        store.retain(KEPT);
        if (ledger.openBytes() != 0) {
            throw new BrokenPromiseException(ledger.openBytes() + " bytes of memory leaked");
        }
        return new Found(number, !alarms.isEmpty());
    }
}
