package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process is killed while it records; its successor waits for nothing and finds everything. */
final class UncleanStopTest {
    private static final int RECORDS = 200;

    /** On a quiet machine it takes a fifth of a second; for mark files it would be ten seconds. */
    private static final long QUICK_NS = TimeUnit.SECONDS.toNanos(5);

    @TempDir Path parent;

    @Test
    void whatWasRecordedIsThereAndTheNextStartIsQuick() throws Exception {
        final Path directory = parent.resolve("journal");
        final int recorded = recordAndKill(directory);
        try (Fixture fixture = new Fixture(directory)) {
            final long beginNs = System.nanoTime();
            try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
                final long id = store.recordings().getLast().id();
                try (RecordingWriter writer = store.start()) {
                    assertThat(System.nanoTime() - beginNs).isLessThan(QUICK_NS);
                    assertThat(writer.recordingId()).isGreaterThan(id);
                    Fixture.awaitRecorded(writer, fixture.append(writer, 1000, 1));
                }
                assertReads(fixture, store, id, recorded);
            }
        }
    }

    private static void assertReads(
            final Fixture fixture, final JournalStore store, final long id, final int recorded) {
        try (RecordingReader reader = store.open(id)) {
            long position = 0;
            int number = 0;
            while (fixture.read(reader, position) > 0) {
                fixture.assertReads(reader, position, KilledProcess.LENGTH, number);
                position = reader.nextPosition();
                number++;
            }
            assertThat(number).isGreaterThanOrEqualTo(recorded);
            store.truncate(id, position);
            assertThat(store.recordings().getFirst().bytes()).isEqualTo(position);
        }
    }

    /** How many records the process had reported when it was killed. */
    private int recordAndKill(final Path directory) throws Exception {
        final Path output = parent.resolve("output");
        final Process process =
                new ProcessBuilder(command(directory))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            while (recorded(output) < RECORDS) {
                assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
                        .as(() -> "the process has ended: " + text(output))
                        .isFalse();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return recorded(output);
    }

    private static String text(final Path output) {
        try {
            return Files.readString(output);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number on the last whole line. */
    private static int recorded(final Path output) {
        final String text = text(output);
        final int end = text.lastIndexOf('\n');
        return end < 0
                ? 0
                : Integer.parseInt(text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
    }

    private static List<String> command(final Path directory) {
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-XX") || argument.startsWith("--"))
                        .toList());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        directory.toString()));
        return command;
    }
}
