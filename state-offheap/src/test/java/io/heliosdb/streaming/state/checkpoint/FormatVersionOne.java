package io.heliosdb.streaming.state.checkpoint;

import static io.heliosdb.streaming.state.checkpoint.CheckpointFixture.write;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.CHECKPOINT;
import static io.heliosdb.streaming.state.checkpoint.format.CheckpointKind.SAVEPOINT;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.table.KeyHash;
import io.heliosdb.streaming.state.timer.TimerQueue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Checkpoints of format version 1, as the first version of the engine wrote them: files in
 * hexadecimal digits in {@code checkpoints-1.txt}, a line with the path in front of each.
 *
 * <p>They were written once, by {@link #main}, with the class path of this module's tests and the
 * resource's path as its argument, and are not to be written again: every later version must
 * restore them. A version that writes another format gets a resource of its own beside this one.
 *
 * <p>In the folder "sealed" there are checkpoint 1, checkpoint 2 that refers to it, and savepoint 3
 * compressed in another way, under the local master key beside it; in the folder "plain" checkpoint
 * 1 without encryption.
 */
final class FormatVersionOne {
    static final String RESOURCE = "/checkpoints-1.txt";
    static final Path SEALED = Path.of("/sealed/checkpoints");
    static final Path PLAIN = Path.of("/plain/checkpoints");
    static final Path KEY = Path.of("/sealed/master.key");
    static final long APPLIANCE = 0x0123_4567_89ab_cdefL;
    static final int KEYS = 40;
    static final int TIMERS = 12;

    private static final int DIGITS_A_LINE = 160;

    private FormatVersionOne() {}

    /** The state: a table in which key k has k squared, and timers at 100, 200 and so on. */
    static byte[] stateOf(final StateFixture fixture) {
        try (InlineTable table = new InlineTable(fixture.memory, "table", 16, 1_000);
                TimerQueue timers = new TimerQueue(fixture.memory, "timers", 1_000)) {
            for (long key = 0; key < KEYS; key++) {
                Memory.putLong(table.insert(KeyHash.mix(key)), key * key);
            }
            for (int timer = 1; timer <= TIMERS; timer++) {
                timers.register(100L * timer, timer);
            }
            return fixture.bytesOf(
                    writer -> {
                        table.snapshot(writer);
                        timers.snapshot(writer);
                    });
        }
    }

    /** Bytes that no compression shortens. */
    static byte[] noise() {
        final byte[] bytes = new byte[500];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    static CheckpointContext context(final HeapStorage storage, final StateFixture fixture) {
        return new CheckpointContext()
                .storage(storage)
                .ledger(fixture.ledger)
                .applianceId(APPLIANCE)
                .engineVersion("0.1.0");
    }

    /** The files of the resource. */
    static HeapStorage read() {
        final HeapStorage storage = new HeapStorage();
        try (InputStream resource = FormatVersionOne.class.getResourceAsStream(RESOURCE)) {
            final String text = new String(resource.readAllBytes(), StandardCharsets.US_ASCII);
            Path path = null;
            final StringBuilder digits = new StringBuilder();
            for (final String line : text.lines().toList()) {
                if (line.startsWith("/")) {
                    path = Path.of(line);
                    storage.createDirectories(path.getParent());
                } else if (!line.isEmpty()) {
                    digits.append(line);
                } else {
                    storage.files.put(path, HexFormat.of().parseHex(digits));
                    digits.setLength(0);
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return storage;
    }

    /** Writes the resource. */
    public static void main(final String[] arguments) throws IOException {
        final HeapStorage storage = new HeapStorage();
        storage.createDirectories(SEALED);
        storage.createDirectories(PLAIN);
        try (StateFixture fixture = new StateFixture();
                KeyService keys = LocalKeyService.create(storage, KEY, new Random(1)::nextBytes)) {
            final List<byte[]> state = List.of(stateOf(fixture));
            final CheckpointStore first =
                    new CheckpointStore(
                            context(storage, fixture)
                                    .folder(SEALED)
                                    .keyService(keys, new Random(2)::nextBytes)
                                    .compression(Compression.LZ4)
                                    .conclude());
            write(first, CHECKPOINT, 1, Map.of("job", state));
            write(first, CHECKPOINT, 2, Map.of("job", state, "noise", List.of(noise())));
            final CheckpointStore second =
                    new CheckpointStore(
                            context(storage, fixture)
                                    .folder(SEALED)
                                    .keyService(keys, new Random(3)::nextBytes)
                                    .compression(Compression.ZSTD)
                                    .conclude());
            write(second, SAVEPOINT, 3, Map.of("job", state));
            final CheckpointStore plain =
                    new CheckpointStore(
                            context(storage, fixture).folder(PLAIN).encryptionOff().conclude());
            write(plain, CHECKPOINT, 1, Map.of("job", state));
        }
        final List<String> lines = new ArrayList<>();
        storage.files.forEach(
                (path, bytes) -> {
                    lines.add(path.toString());
                    final String digits = HexFormat.of().formatHex(bytes);
                    for (int at = 0; at < digits.length(); at += DIGITS_A_LINE) {
                        lines.add(
                                digits.substring(
                                        at, Math.min(digits.length(), at + DIGITS_A_LINE)));
                    }
                    lines.add("");
                });
        Files.write(Path.of(arguments[0]), lines, StandardCharsets.US_ASCII);
    }
}
