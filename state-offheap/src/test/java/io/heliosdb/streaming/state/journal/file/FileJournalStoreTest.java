package io.heliosdb.streaming.state.journal.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingWriter;
import io.heliosdb.streaming.state.journal.contract.JournalStoreContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The contract, on files of the machine. */
class FileJournalStoreTest {
    @TempDir Path directory;

    private void check(final int segmentBytes, final int stepBytes) {
        final Ledger ledger = new Ledger(64 << 20);
        final FileJournalSettings settings =
                new FileJournalSettings(ledger, segmentBytes, stepBytes);
        new JournalStoreContract(
                        new FileStorage(),
                        storage ->
                                new FileJournalStore(
                                        storage, directory.resolve("a/journal"), settings),
                        Thread::onSpinWait)
                .checks()
                .forEach(
                        check -> {
                            try {
                                check.body().run();
                            } catch (final AssertionError e) {
                                throw new AssertionError(check.sentence(), e);
                            }
                            assertThat(ledger.open()).as(check.sentence()).isEmpty();
                        });
    }

    @Test
    void withSegmentsThatHoldEverything() {
        check(1 << 30, 1 << 20);
    }

    @Test
    void withSegmentsOfFewRecords() {
        check(128 << 10, 4096);
    }

    @Test
    void whatSomebodyHasDeletedInPartCanBeDeleted() throws IOException {
        final Ledger ledger = new Ledger(64 << 20);
        final FileJournalSettings settings = new FileJournalSettings(ledger, 128 << 10, 4096);
        try (JournalStore store = new FileJournalStore(new FileStorage(), directory, settings)) {
            final long id;
            try (RecordingWriter writer = store.start()) {
                id = writer.recordingId();
            }
            final Path first;
            try (Stream<Path> files = Files.list(directory)) {
                first = files.findFirst().orElseThrow();
            }
            Files.copy(first, Path.of(first.toString().replace("00.segment", "80.segment")));
            Files.delete(first);
            store.delete(id);
            assertThat(store.recordings()).isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }
}
