package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;
import io.heliosdb.streaming.connectors.spi.TransactionalSinkContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class TransactionalFileSinkTest extends TransactionalSinkContract {
    private static final String MANIFEST = ".parts-job-1.manifest";

    @TempDir private Path root;
    private final Map<String, String> more = new HashMap<>();
    private long nanos;

    private Path folder() {
        return root.resolve("out");
    }

    @Override
    protected TransactionalSink open(final ConnectorContext context) {
        final Map<String, String> options = new HashMap<>(more);
        options.put("connector", "filesystem");
        options.put("path", folder().toString());
        options.put("format", "csv");
        return (TransactionalSink)
                new FilesystemConnector().sink(new TableDefinition("t", COLUMNS, options), context);
    }

    private List<Path> files(final String start) throws IOException {
        if (Files.notExists(folder())) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder())) {
            return paths.filter(path -> path.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
    }

    @Override
    protected List<Integer> shown() throws IOException {
        final List<Integer> ids = new ArrayList<>();
        for (final Path part : files("part-")) {
            Files.readAllLines(part).forEach(line -> ids.add(Integer.parseInt(line)));
        }
        return ids;
    }

    @Override
    protected void clear() throws IOException {
        for (final Path file : files("")) {
            Files.delete(file);
        }
    }

    @Override
    protected void checkEnded(final int partCount) throws IOException {
        assertThat(files(".part-")).as("hidden parts").isEmpty();
        assertThat(files("part-")).hasSize(partCount);
        final List<String> lines = Files.readAllLines(folder().resolve(MANIFEST));
        assertThat(lines)
                .extracting(line -> Part.of(line).orElseThrow().name())
                .isEqualTo(
                        files("part-").stream()
                                .map(path -> path.getFileName().toString())
                                .toList());
    }

    private TransactionalSink recovered(final Ledger ledger, final List<byte[]> decided) {
        return recovered(ledger, decided, run());
    }

    private static DurableRun run() {
        return new DurableRun("job-1", new FileStorage(), "fsynced");
    }

    private TransactionalSink opened(final Ledger ledger, final DurableRun run) {
        return open(
                new ConnectorContext(ledger, () -> nanos, () -> 0, 1 << 16, System.out, System.err)
                        .durable(run));
    }

    private TransactionalSink recovered(
            final Ledger ledger, final List<byte[]> decided, final DurableRun run) {
        final TransactionalSink sink = opened(ledger, run);
        try {
            sink.recover(decided);
        } catch (final RuntimeException e) {
            sink.close();
            throw e;
        }
        return sink;
    }

    private static void give(final Ledger ledger, final TransactionalSink sink, final int id) {
        try (Arena row = Arena.open(ledger, "test", "row", 64)) {
            final RowWriter writer = new RowWriter(RowLayout.of(COLUMNS));
            writer.wrap(row.address(), 64);
            writer.putInt(0, id);
            writer.finish();
            sink.onRow(row.address(), (byte) 0, id, 0);
        }
    }

    @Test
    void aPartEndsBySizeOrAge() {
        more.put("sink.rolling-policy.file-size", "10 b");
        more.put("sink.rolling-policy.rollover-interval", "5 s");
        final Ledger ledger = new Ledger(1L << 24);
        try (TransactionalSink sink = recovered(ledger, List.of())) {
            assertThat(sink.wantsPrepare()).isFalse();
            give(ledger, sink, 1000);
            assertThat(sink.wantsPrepare()).isFalse();
            give(ledger, sink, 1001);
            assertThat(sink.wantsPrepare()).as("10 bytes").isTrue();
            sink.prepare();
            assertThat(sink.wantsPrepare()).isFalse();
            give(ledger, sink, 1002);
            nanos = 4_999_999_999L;
            assertThat(sink.wantsPrepare()).isFalse();
            nanos++;
            assertThat(sink.wantsPrepare()).as("5 seconds").isTrue();
        }
        assertThat(ledger.open()).isEmpty();
    }

    /** Two parts, shown. */
    private List<byte[]> twoParts() {
        final Ledger ledger = new Ledger(1L << 24);
        final List<byte[]> decided = new ArrayList<>();
        try (TransactionalSink sink = recovered(ledger, List.of())) {
            for (int id = 1; id <= 2; id++) {
                give(ledger, sink, id);
                decided.add(sink.prepare());
                sink.commit(decided.getLast());
            }
        }
        return decided;
    }

    @Test
    void aManifestCutAnywhereInItsLastLineIsMended() throws IOException {
        final List<byte[]> decided = twoParts();
        final Path manifest = folder().resolve(MANIFEST);
        final byte[] whole = Files.readAllBytes(manifest);
        for (int length = whole.length / 2; length < whole.length; length++) {
            Files.write(manifest, Arrays.copyOf(whole, length));
            final Ledger ledger = new Ledger(1L << 24);
            recovered(ledger, decided).close();
            assertThat(Files.readAllBytes(manifest)).as("cut to %d", length).isEqualTo(whole);
            assertThat(ledger.open()).isEmpty();
        }
    }

    @Test
    void damageIsAnErrorAndNeverSilent() throws IOException {
        final List<byte[]> decided = twoParts();
        final Path manifest = folder().resolve(MANIFEST);
        final byte[] whole = Files.readAllBytes(manifest);
        for (int at = 0; at < whole.length / 2 - 1; at++) {
            final byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(manifest, damaged);
            assertThatThrownBy(() -> recovered(new Ledger(1L << 24), decided))
                    .as("byte %d", at)
                    .hasMessageContaining("HCON-0014");
        }
        Files.write(manifest, new byte[0]);
        final Path second = files("part-").getLast();
        Files.writeString(second, "3\n");
        assertThatThrownBy(() -> recovered(new Ledger(1L << 24), decided))
                .hasMessageContaining("HCON-0014")
                .hasMessageContaining("not those that were written");
        Files.delete(second);
        assertThatThrownBy(() -> recovered(new Ledger(1L << 24), decided))
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> recovered(new Ledger(1L << 24), List.of(new byte[] {1, 2})))
                .hasMessageContaining("HCON-0014");
    }

    /**
     * A part that has its name and is not on the list: what a process leaves that dies in between.
     */
    private byte[] unlistedPart() throws IOException {
        final Ledger ledger = new Ledger(1L << 24);
        try (TransactionalSink sink = recovered(ledger, List.of())) {
            give(ledger, sink, 1);
            final byte[] descriptor = sink.prepare();
            Files.move(
                    folder().resolve(".part-job-1-00000000.csv.inprogress"),
                    folder().resolve("part-job-1-00000000.csv"));
            return descriptor;
        }
    }

    @Test
    void aPartThatIsNotOnTheListIsHiddenIfTheLogDoesNotKnowOfIt() throws IOException {
        unlistedPart();
        final Ledger ledger = new Ledger(1L << 24);
        try (TransactionalSink sink = recovered(ledger, List.of())) {
            assertThat(shown()).isEmpty();
            assertThat(files(".part-"))
                    .containsExactly(folder().resolve(".part-job-1-00000000.csv.abandoned"));
            give(ledger, sink, 1);
            sink.commit(sink.prepare());
        }
        assertThat(shown()).containsExactly(1);
        assertThat(files("part-")).containsExactly(folder().resolve("part-job-1-00000001.csv"));
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aPartThatIsNotOnTheListStaysIfTheLogHasDecidedIt() throws IOException {
        final byte[] descriptor = unlistedPart();
        final Ledger ledger = new Ledger(1L << 24);
        recovered(ledger, List.of(descriptor)).close();
        assertThat(shown()).containsExactly(1);
        checkEnded(1);
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aPartOnTheListThatHasNotItsNameGetsItAndOneThatWasTakenIsNotMissed() throws IOException {
        final List<byte[]> decided = twoParts();
        final Path second = folder().resolve("part-job-1-00000001.csv");
        Files.move(second, folder().resolve(".part-job-1-00000001.csv.inprogress"));
        final Ledger ledger = new Ledger(1L << 24);
        recovered(ledger, decided.subList(1, 2)).close();
        assertThat(files("part-")).hasSize(2);
        assertThat(files(".part-")).isEmpty();
        Files.delete(second);
        recovered(ledger, decided.subList(1, 2)).close();
        assertThat(files("part-")).hasSize(1);
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void partsOfLineagesThatWereGivenUpAreHidden() throws IOException {
        Files.createDirectories(folder());
        for (final String name :
                List.of(
                        "part-job-9-0-00000000.csv",
                        ".part-job-9-0-00000001.csv.inprogress",
                        ".parts-job-9-0.manifest",
                        "part-job-8-0-00000000.csv")) {
            Files.writeString(folder().resolve(name), "1\n");
        }
        final Ledger ledger = new Ledger(1L << 24);
        recovered(
                        ledger,
                        List.of(),
                        new DurableRun("job-1", "job-9-0"::equals, new FileStorage(), "fsynced"))
                .close();
        assertThat(files("part-")).containsExactly(folder().resolve("part-job-8-0-00000000.csv"));
        assertThat(files(".part"))
                .containsExactly(
                        folder().resolve(".part-job-9-0-00000000.csv.abandoned"),
                        folder().resolve(".parts-job-1.manifest"));
        assertThat(ledger.open()).isEmpty();
    }

    /** Somebody goes back, tries another way, and puts the journal of before back. */
    @Test
    void partsOfALogThatWasTriedMeanwhileAreNotTakenForThoseOfThisOne() throws IOException {
        final List<byte[]> decided = twoParts();
        final List<byte[]> before = decided.subList(0, 1);
        final Ledger ledger = new Ledger(1L << 24);
        try (TransactionalSink trial = goneBack(ledger, before)) {
            give(ledger, trial, 9);
            trial.commit(trial.prepare());
        }
        final Map<Path, String> folderBefore = contents();
        assertThat(shown()).containsExactly(1, 9);
        assertThatThrownBy(() -> recovered(ledger, decided))
                .hasMessageContaining("HCON-0014")
                .hasMessageContaining("not those of this log");
        assertThat(contents()).isEqualTo(folderBefore);

        Files.delete(folder().resolve(".part-job-1-00000001.csv.abandoned"));
        Files.move(
                folder().resolve("part-job-1-00000002.csv"),
                folder().resolve(".part-job-1-00000002.csv.inprogress"));
        Files.writeString(folder().resolve(MANIFEST), line(before.getFirst()));
        try (TransactionalSink trial = goneBack(ledger, before)) {
            give(ledger, trial, 8);
            trial.commit(trial.prepare());
        }
        assertThat(shown()).as("in a part of the same number").containsExactly(1, 8);
        assertThatThrownBy(() -> recovered(ledger, decided))
                .hasMessageContaining("not those of this log");
        assertThat(shown()).containsExactly(1, 8);
        assertThat(ledger.open()).isEmpty();
    }

    /** From row 2 on results come again. */
    private TransactionalSink goneBack(final Ledger ledger, final List<byte[]> decided) {
        final TransactionalSink sink = opened(ledger, run());
        sink.recover(decided, 2);
        return sink;
    }

    private static String line(final byte[] descriptor) {
        return new String(descriptor, StandardCharsets.US_ASCII) + "\n";
    }

    private Map<Path, String> contents() throws IOException {
        final Map<Path, String> contents = new HashMap<>();
        for (final Path file : files("")) {
            contents.put(file, Files.readString(file));
        }
        return contents;
    }

    @Test
    void partsOfOtherLineagesStayAsTheyAre() throws IOException {
        Files.createDirectories(folder());
        final Path other = folder().resolve(".part-job-1-0-00000000.csv.inprogress");
        final Path own = folder().resolve(".part-job-1-00000000.csv.inprogress");
        Files.writeString(other, "1\n");
        Files.writeString(own, "1\n");
        final Ledger ledger = new Ledger(1L << 24);
        recovered(ledger, List.of()).close();
        assertThat(other).exists();
        assertThat(own).doesNotExist();
    }
}
