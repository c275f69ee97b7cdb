package io.heliosdb.streaming.state.journal.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.state.journal.contract.JournalStoreContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

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
}
