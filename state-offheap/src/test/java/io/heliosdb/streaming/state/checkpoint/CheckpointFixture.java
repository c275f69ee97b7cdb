package io.heliosdb.streaming.state.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;
import io.heliosdb.streaming.state.checkpoint.format.Part;
import io.heliosdb.streaming.state.checkpoint.frame.FrameStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A folder of checkpoints on the heap, and a ledger that must be zero at the end. */
final class CheckpointFixture implements AutoCloseable {
    static final Path ROOT = Path.of("/data/checkpoints");
    static final long APPLIANCE = 0x1234_5678_9abcL;
    static final byte[] ATTRIBUTES = {1, 2, 3};

    final Ledger ledger = new Ledger(1 << 30);
    final HeapStorage storage = new HeapStorage();
    final List<CheckpointAlarm> alarms = new ArrayList<>();
    final boolean isSealed;
    private final KeyService keys;

    CheckpointFixture(final boolean isSealed) {
        this.isSealed = isSealed;
        storage.createDirectories(Path.of("/data"));
        keys = key("/data/master.key", 1);
    }

    KeyService key(final String path, final int seed) {
        return LocalKeyService.create(storage, Path.of(path), new Random(seed)::nextBytes);
    }

    /** Settings, not concluded. */
    CheckpointContext context() {
        final CheckpointContext context =
                new CheckpointContext()
                        .storage(storage)
                        .folder(ROOT)
                        .ledger(ledger)
                        .applianceId(APPLIANCE)
                        .engineVersion("test")
                        .compression(Compression.LZ4)
                        .readAheadFrames(3);
        return isSealed
                ? context.keyService(keys, new Random(storage.operations)::nextBytes)
                : context.encryptionOff();
    }

    /** A store as a new process would have it. */
    CheckpointStore store() {
        return new CheckpointStore(context().conclude());
    }

    static CheckpointStart start(final CheckpointKind kind, final long number) {
        return new CheckpointStart(
                kind, number, 1_000 * number, 7, 64 * number, 1_700_000_000_000L);
    }

    /** Writes a checkpoint or savepoint of some parts. */
    static CheckpointId write(
            final CheckpointStore store,
            final CheckpointKind kind,
            final long number,
            final Map<String, List<byte[]>> parts) {
        final CheckpointWriter writer = store.begin(start(kind, number));
        try {
            parts.forEach(
                    (name, regions) ->
                            writer.part(
                                    name,
                                    new TreeMap<>(Map.of("plan", "hash of " + name)),
                                    new Regions(regions)));
            while (writer.work() > 0) {
                assertThat(writer.isOpen()).isTrue();
            }
            return writer.commit(ATTRIBUTES).id();
        } finally {
            writer.abort();
        }
    }

    /** Bytes of all parts, read frame by frame. */
    static Map<String, byte[]> read(final Checkpoint checkpoint, final Ledger ledger) {
        final Map<String, byte[]> parts = new TreeMap<>();
        try (Arena arena = Arena.open(ledger, "test", "reading", 1 << 18)) {
            for (final Part part : checkpoint.parts()) {
                final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (FrameStream frames = checkpoint.stream(part)) {
                    int length = frames.next(arena.address(), 1 << 18);
                    while (length > 0) {
                        final byte[] piece = new byte[length];
                        Memory.copyToArray(arena.address(), piece, 0, length);
                        bytes.writeBytes(piece);
                        length = frames.next(arena.address(), 1 << 18);
                    }
                }
                parts.put(part.name(), bytes.toByteArray());
            }
        }
        return parts;
    }

    void assertHolds(final String id, final Map<String, List<byte[]>> parts) {
        try (Checkpoint checkpoint = store().open(id)) {
            assertHolds(checkpoint, parts);
        }
    }

    void assertHolds(final Checkpoint checkpoint, final Map<String, List<byte[]>> parts) {
        final Map<String, byte[]> read = read(checkpoint, ledger);
        assertThat(read.keySet()).isEqualTo(new TreeMap<>(parts).keySet());
        parts.forEach(
                (name, regions) ->
                        assertThat(read.get(name)).as(name).isEqualTo(Regions.bytesOf(regions)));
    }

    static byte[] random(final long seed, final int length) {
        final byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    static HeliosException assertRefused(final ErrorCode code, final ThrowingCallable call) {
        final HeliosException error = catchThrowableOfType(HeliosException.class, call);
        assertThat(error).as("refused with " + code).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.hint()).isNotEmpty();
        return error;
    }

    @Override
    public void close() {
        keys.close();
        ledger.close();
        assertThat(storage.openFiles).isZero();
    }
}
