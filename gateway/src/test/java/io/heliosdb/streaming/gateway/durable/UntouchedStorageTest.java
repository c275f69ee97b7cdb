package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class UntouchedStorageTest {
    @TempDir private Path folder;

    /**
     * What a start that was killed before its header leaves is deleted by the next start's scan.
     */
    @Test
    void aRecordingThatIsDeletedIsGoneHereAndStaysOnTheDisk() throws Exception {
        final Path segment = folder.resolve("recording-0000000001-0000000000000000.segment");
        Files.write(segment, new byte[100]);
        try (Ledger ledger = new Ledger(1 << 24);
                FileJournalStore store =
                        new FileJournalStore(
                                new UntouchedStorage(new FileStorage()),
                                folder,
                                FileJournalSettings.defaults(ledger))) {
            assertThat(store.recordings()).hasSize(1);
            store.delete(1);
            assertThat(store.recordings()).isEmpty();
        }
        assertThat(folder).isDirectoryContaining(segment::equals);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void nothingIsMadeOrWritten() throws Exception {
        final UntouchedStorage storage = new UntouchedStorage(new FileStorage());
        final Path file = Files.write(folder.resolve("file"), new byte[100]);
        assertThatThrownBy(() -> storage.create(folder.resolve("other")))
                .isInstanceOf(IllegalStateException.class);
        try (var open = storage.openForWriting(file)) {
            open.truncate(1);
            open.force();
            assertThatThrownBy(() -> open.write(0, 0, 1)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(file).hasSize(100);
    }
}
