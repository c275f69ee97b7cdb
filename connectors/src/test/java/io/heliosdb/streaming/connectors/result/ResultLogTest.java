package io.heliosdb.streaming.connectors.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.CrashingStorage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What readers see of a stream that a job writes. */
class ResultLogTest {
    private static final int TEXT_BYTES = 8000;
    private static final String MUCH = "1 gb";

    @TempDir private Path root;

    private ResultRig life(final String retained, final Optional<KeyService> keys) {
        return new ResultRig(root, new FileStorage(), keys, retained, "job-1", TEXT_BYTES);
    }

    private ResultRig life(final String retained) {
        return life(retained, Optional.empty());
    }

    private static List<Integer> range(final int from, final int below) {
        return IntStream.range(from, below).boxed().toList();
    }

    private static void isGone(final HeliosException error) {
        assertThat(error.code()).isEqualTo(ConnectorError.RESULTS_GONE);
    }

    /** Through files that are dropped, and another life. */
    @Test
    void storedBytesAreThoseOfTheBlocks() {
        byte[] decided = new byte[0];
        int next = 0;
        long most = 0;
        for (int life = 0; life < 2; life++) {
            try (ResultRig rig = life("2 mb")) {
                rig.sink.recover(decided.length == 0 ? List.of() : List.of(decided), next / 2);
                for (int turn = 0; turn < 8; turn++) {
                    rig.give(next, next + 200);
                    next += 200;
                    decided = rig.sink.prepare();
                    assertThat(rig.log().storedBytes()).isEqualTo(bytesOfBlocks(rig.log().index()));
                    most = Math.max(most, rig.log().storedBytes());
                }
                assertThat(rig.log().index().startPosition(0))
                        .as("files were dropped")
                        .isPositive();
            }
        }
        assertThat(most).isBetween(1L << 20, 3L << 20);
    }

    private static long bytesOfBlocks(final BlockIndex index) {
        long bytes = 0;
        long position = index.startPosition(0);
        while (position < index.endPosition()) {
            final StoredBlock block = index.at(position);
            bytes += block.storedLength();
            position = block.endPosition();
        }
        return bytes;
    }

    /** 8 MB, of which the ring holds one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoHasFallenBehindReadsTheFiles(final boolean isSealed) throws IOException {
        final FileStorage storage = new FileStorage();
        final Optional<KeyService> keys =
                isSealed
                        ? Optional.of(
                                LocalKeyService.create(
                                        storage,
                                        Files.createDirectory(root.resolve("keys")).resolve("key"),
                                        Entropy.ofSystem()))
                        : Optional.empty();
        try (ResultRig rig = life(MUCH, keys)) {
            rig.sink.recover(List.of());
            try (ResultRig.Reader late = rig.new Reader(ResultStart.EARLIEST);
                    ResultRig.Reader steady = rig.new Reader(ResultStart.EARLIEST);
                    ResultRig.Reader next = rig.new Reader(ResultStart.LATEST)) {
                for (int id = 0; id < 1000; id += 50) {
                    rig.give(id, id + 50);
                    assertThat(steady.poll()).isEqualTo(50);
                }
                assertThat(late.poll()).isEqualTo(1000);
                assertThat(late.ids).isEqualTo(range(0, 1000)).isEqualTo(steady.ids);
                assertThat(next.poll()).isEqualTo(1000);
            }
            try (ResultRig.Reader half = rig.new Reader(new ResultStart.Behind(idOf(rig, 499)));
                    ResultRig.Reader none = rig.new Reader(ResultStart.LATEST)) {
                half.poll();
                assertThat(half.ids).isEqualTo(range(500, 1000));
                assertThat(none.poll()).isZero();
            }
            assertThat(containsText(rig)).isEqualTo(!isSealed);
        }
        keys.ifPresent(KeyService::close);
    }

    private static ResultId idOf(final ResultRig rig, final int id) {
        return new ResultId(
                rig.log().index().lineage(), ResultRig.rowSequence(id), ResultRig.ordinal(id));
    }

    private boolean containsText(final ResultRig rig) throws IOException {
        rig.sink.prepare();
        for (final Path file : segments()) {
            final String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (bytes.contains("xxxxxxxxxxxxxxxx")) {
                return true;
            }
        }
        return false;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".results")).sorted().toList();
        }
    }

    /** A subscriber keeps the last id that it has seen, and comes again after each end. */
    @Test
    void eachResultIsSeenOnceWhereverTheProcessEnds() {
        boolean isDone = false;
        int calls = 0;
        for (; !isDone; calls++) {
            final List<byte[]> decided = new ArrayList<>();
            final List<Integer> seen = new ArrayList<>();
            ResultId last = null;
            final List<Integer> crashes = List.of(calls, calls % 11, Integer.MAX_VALUE);
            for (final int most : crashes) {
                final CrashingStorage storage = new CrashingStorage(new UnsyncedStorage(), most);
                try (ResultRig rig =
                        new ResultRig(
                                root.resolve("calls-" + calls),
                                storage,
                                Optional.empty(),
                                MUCH,
                                "job-1",
                                TEXT_BYTES)) {
                    last = live(rig, storage, decided, seen, last);
                    isDone |= most == calls;
                } catch (final CrashingStorage.Crash e) {
                    last = lastOf(seen, last);
                }
            }
            assertThat(seen).as("after %d calls", calls).isEqualTo(range(0, 40));
        }
        assertThat(calls).isGreaterThan(20);
    }

    private ResultId lastOf(final List<Integer> seen, final ResultId last) {
        if (seen.isEmpty()) {
            return last;
        }
        final int id = seen.getLast();
        return new ResultId(lineage, ResultRig.rowSequence(id), ResultRig.ordinal(id));
    }

    private int lineage;

    private ResultId live(
            final ResultRig rig,
            final CrashingStorage storage,
            final List<byte[]> decided,
            final List<Integer> seen,
            final ResultId last) {
        rig.sink.recover(List.copyOf(decided), 0);
        lineage = rig.log().index().lineage();
        final ResultStart start =
                last == null ? ResultStart.EARLIEST : new ResultStart.Behind(last);
        try (ResultRig.Reader reader = rig.new Reader(start, seen, () -> {})) {
            for (int id = 0; id < 40; id += 5) {
                rig.give(id, id + 5);
                if (id % 3 == 0) {
                    reader.poll();
                }
                if (id % 10 == 5) {
                    decide(rig, storage, decided);
                }
            }
            decide(rig, storage, decided);
            rig.sink.finish();
            reader.poll();
            assertThat(reader.isEnded()).isTrue();
            return lastOf(seen, last);
        }
    }

    private static void decide(
            final ResultRig rig, final CrashingStorage storage, final List<byte[]> decided) {
        final byte[] descriptor = rig.sink.prepare();
        if (descriptor.length > 0) {
            storage.step();
            decided.add(descriptor);
            storage.step();
            rig.sink.commit(descriptor);
        }
    }

    @Test
    void theOldestAreDropped() throws IOException {
        try (ResultRig rig = life("2 mb")) {
            rig.sink.recover(List.of());
            try (ResultRig.Reader slow = rig.new Reader(ResultStart.EARLIEST)) {
                rig.give(0, 1000);
                assertThatThrownBy(slow::poll)
                        .isInstanceOfSatisfying(HeliosException.class, ResultLogTest::isGone);
            }
            try (ResultRig.Reader rest = rig.new Reader(ResultStart.EARLIEST)) {
                rest.poll();
                assertThat(rest.ids).endsWith(999).hasSizeBetween(120, 260);
                assertThat(rest.ids).isEqualTo(range(rest.ids.getFirst(), 1000));
                final int first = rest.ids.getFirst();
                assertThat(new ResultStart.Behind(idOf(rig, first - 1)))
                        .satisfies(start -> rig.new Reader(start).close());
                assertThatThrownBy(
                                () -> rig.new Reader(new ResultStart.Behind(idOf(rig, first - 2))))
                        .isInstanceOfSatisfying(HeliosException.class, ResultLogTest::isGone);
            }
        }
        assertThat(segments()).hasSizeBetween(2, 4);
    }

    @Test
    void whatIsDamagedIsTold() throws IOException {
        final byte[] descriptor;
        try (ResultRig rig = life(MUCH)) {
            rig.sink.recover(List.of());
            rig.give(0, 400);
            descriptor = rig.sink.prepare();
        }
        final Path file = segments().getFirst();
        final byte[] bytes = Files.readAllBytes(file);
        bytes[100_000] ^= 1;
        Files.write(file, bytes);
        try (ResultRig rig = life(MUCH)) {
            rig.sink.recover(List.of(descriptor));
            try (ResultRig.Reader reader = rig.new Reader(ResultStart.EARLIEST)) {
                assertThatThrownBy(reader::poll)
                        .isInstanceOfSatisfying(HeliosException.class, ResultLogTest::isGone);
            }
        }
        Files.delete(file);
        try (ResultRig rig = life(MUCH)) {
            rig.sink.recover(List.of(descriptor));
            assertThat(rig.alarms).containsExactly("results of a stream are not kept any more");
            rig.give(0, 410);
            try (ResultRig.Reader reader = rig.new Reader(ResultStart.EARLIEST)) {
                reader.poll();
                assertThat(reader.ids).isEqualTo(range(400, 410));
            }
            assertThatThrownBy(() -> rig.new Reader(new ResultStart.Behind(idOf(rig, 398))))
                    .isInstanceOfSatisfying(HeliosException.class, ResultLogTest::isGone);
        }
    }

    @Test
    void anotherHistoryIsTold() {
        final ResultId id;
        try (ResultRig rig = life(MUCH)) {
            rig.sink.recover(List.of());
            rig.give(0, 3);
            id = idOf(rig, 1);
            rig.sink.prepare();
        }
        try (ResultRig rig =
                new ResultRig(root, new FileStorage(), Optional.empty(), MUCH, "job-2", 10)) {
            rig.sink.recover(List.of());
            assertThatThrownBy(() -> rig.new Reader(new ResultStart.Behind(id)))
                    .isInstanceOfSatisfying(HeliosException.class, ResultLogTest::isGone);
        }
    }

    /**
     * Readers on threads of their own, some of which sleep, against a writer that waits for none.
     */
    @Test
    void readersKeepUpOrReadBehind() throws Exception {
        try (ResultRig rig =
                new ResultRig(root, new FileStorage(), Optional.empty(), MUCH, "job-1", 50)) {
            rig.sink.recover(List.of());
            final List<CompletableFuture<Integer>> readers = new ArrayList<>();
            final Semaphore ready = new Semaphore(0);
            for (int i = 0; i < 3; i++) {
                readers.add(
                        CompletableFuture.supplyAsync(
                                () -> follow(rig, ready), Thread.ofVirtual()::start));
            }
            ready.acquire(3);
            for (int id = 0; id < 200_000; id++) {
                rig.give(id);
                if (id % 1000 == 0) {
                    rig.sink.flush();
                }
            }
            rig.sink.prepare();
            rig.sink.finish();
            for (final CompletableFuture<Integer> reader : readers) {
                assertThat(reader.get()).isEqualTo(200_000);
            }
        }
    }

    private static int follow(final ResultRig rig, final Semaphore ready) {
        final Semaphore news = new Semaphore(0);
        final List<Integer> ids = new ArrayList<>();
        try (ResultRig.Reader reader = rig.new Reader(ResultStart.EARLIEST, ids, news::release)) {
            ready.release();
            while (!reader.isEnded()) {
                if (reader.poll() == 0 && !reader.isEnded()) {
                    news.acquireUninterruptibly();
                }
            }
            reader.poll();
        }
        assertThat(ids).isEqualTo(range(0, ids.size()));
        return ids.size();
    }

    @Test
    void aLongNameHasAFolder() {
        final ResultFolder results = new ResultFolder(root, Optional.empty());
        final Path one = results.enter(new UnsyncedStorage(), "ü".repeat(200), "job-1");
        final Path other = results.enter(new UnsyncedStorage(), "ü".repeat(201), "job-1");
        assertThat(one).exists().isNotEqualTo(other);
        assertThat(other).exists();
    }

    @Test
    void onlyOneStatementWritesAStream() {
        try (ResultRig rig = life(MUCH)) {
            assertThatThrownBy(() -> rig.directory.sink(rig.table, rig.context, rig.folder))
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            e -> assertThat(e.code()).isEqualTo(ConnectorError.STREAM_WRITTEN));
        }
    }
}
