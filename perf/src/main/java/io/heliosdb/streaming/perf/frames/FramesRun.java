package io.heliosdb.streaming.perf.frames;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStart;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.CheckpointWriter;
import io.heliosdb.streaming.state.checkpoint.PartReader;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.table.KeyHash;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the state of a table as a checkpoint and restores it, on one thread: key, count, sum,
 * least and greatest value per key, as a window with these aggregates has them.
 */
final class FramesRun implements AutoCloseable {
    /** What is timed. */
    enum Step {
        /** A whole checkpoint: everything is compressed, sealed, written and forced. */
        WRITE,
        /** A checkpoint of what has not changed since the last one: digests only. */
        WRITE_SAME,
        /** The check of all seals when a start looks for the newest checkpoint. */
        CHECK,
        /** Into a new table. */
        RESTORE
    }

    private static final int ENTRY_BYTES = 48;
    private static final double SLOTS_PER_KEY = 1.5;

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final StateMemory memory = new StateMemory(ledger, "bench", Long.MAX_VALUE);
    private final Storage storage;
    private final Path folder;
    private final KeyService keys;
    private final NanoClock clock;
    private final StateBytes state;
    private final int keyCount;
    private long storedBytes;

    /** Makes a state of about so many bytes. */
    FramesRun(
            final Storage storage,
            final Path folder,
            final KeyService keys,
            final NanoClock clock,
            final long bytes) {
        this.storage = storage;
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
        keyCount = (int) (bytes / (ENTRY_BYTES * SLOTS_PER_KEY));
        state = new StateBytes(ledger, 3 * bytes);
        try (InlineTable table = table()) {
            for (long key = 0; key < keyCount; key++) {
                final long random = KeyHash.mix(key);
                final long entry = table.insert(random);
                Memory.putLong(entry, random);
                Memory.putLong(entry + 8, 1 + (random & 63));
                Memory.putLong(entry + 16, (random >>> 20) % 1_000_000);
                Memory.putLong(entry + 24, (random >>> 30) % 1_000);
                Memory.putLong(entry + 32, 1_000 + (random >>> 40) % 1_000);
            }
            table.snapshot(state);
            state.end();
        }
    }

    private InlineTable table() {
        return new InlineTable(memory, "bench", ENTRY_BYTES, keyCount);
    }

    /** Bytes of the state. */
    long stateBytes() {
        return state.length();
    }

    /** Bytes of the frames in the files of the last run. */
    long storedBytes() {
        return storedBytes;
    }

    /** Seconds of each step. */
    Map<Step, Double> measure(final Compression compression) {
        final CheckpointStore store =
                new CheckpointStore(
                        new CheckpointContext()
                                .storage(storage)
                                .folder(folder)
                                .ledger(ledger)
                                .applianceId(1)
                                .keyService(keys, Entropy.ofSystem())
                                .compression(compression)
                                .conclude());
        final Map<Step, Double> seconds = new EnumMap<>(Step.class);
        final long start = clock.nanoTime();
        storedBytes = write(store, 1);
        seconds.put(Step.WRITE, since(start));
        final long same = clock.nanoTime();
        write(store, 2);
        seconds.put(Step.WRITE_SAME, since(same));
        final long check = clock.nanoTime();
        try (Checkpoint checkpoint = store.newestValid(alarm -> {}).orElseThrow()) {
            seconds.put(Step.CHECK, since(check));
            final long restore = clock.nanoTime();
            try (InlineTable table = table();
                    PartReader reader = checkpoint.part("bench")) {
                table.restore(reader);
                seconds.put(Step.RESTORE, since(restore));
                if (table.size() != keyCount) {
                    throw new IllegalStateException("restored " + table.size() + " keys");
                }
            }
        }
        store.delete("checkpoint-00000001");
        store.delete("checkpoint-00000002");
        return seconds;
    }

    private double since(final long start) {
        return (clock.nanoTime() - start) / 1e9;
    }

    private long write(final CheckpointStore store, final long number) {
        final CheckpointWriter writer =
                store.begin(new CheckpointStart(CheckpointKind.CHECKPOINT, number, 0, 0, 0, 0));
        writer.part("bench", new TreeMap<>(), state.pieces());
        int done = writer.work();
        while (done > 0) {
            done = writer.work();
        }
        writer.commit(new byte[0]);
        return writer.writtenBytes();
    }

    @Override
    public void close() {
        state.close();
        memory.close();
        ledger.close();
    }
}
