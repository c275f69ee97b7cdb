package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.replication.archive.ArchiveContext;
import io.heliosdb.streaming.replication.archive.ArchiveError;
import io.heliosdb.streaming.replication.archive.ArchiveJournalStore;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Shared memory that does not do for the journal's driver: a code, a hint, and nothing harmed. */
final class SharedMemoryTest {
    /** Three terms of a MiB and the driver's own, twice. */
    private static final int ENOUGH_MIB = 64;

    private static final int TERM_BYTES = 1 << 20;

    @TempDir private Path folder;
    private final Ledger ledger = new Ledger(64 << 20);

    private ArchiveJournalStore open(final SmallDisk memory) {
        return new ArchiveJournalStore(
                new ArchiveContext()
                        .storage(new FileStorage())
                        .directory(folder.resolve("journal"))
                        .sharedMemory(memory.folder())
                        .ledger(ledger)
                        .nanoClock(Clocks.nano())
                        .epochClock(Clocks.epoch())
                        .termBytes(TERM_BYTES)
                        .segmentBytes(TERM_BYTES)
                        .conclude());
    }

    private void refuses(final SmallDisk memory, final String why) {
        try (ArchiveJournalStore store = open(memory)) {
            assertThatThrownBy(store::start)
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ArchiveError.SHARED_MEMORY);
                                assertThat(e.getMessage()).contains(why);
                                assertThat(e.hint()).contains("journal.medium");
                            });
            assertThat(store.recordings()).isEmpty();
        }
        assertThat(ledger.open()).isEmpty();
    }

    private void starts(final SmallDisk memory) {
        try (ArchiveJournalStore store = open(memory);
                RecordingWriter writer = store.start()) {
            assertThat(writer.recordedPosition()).isZero();
        }
        assertThat(memory.folder()).isEmptyDirectory();
    }

    @Test
    void smallFullOrReadOnlyItIsNamedAndWhatComesLaterIsFine() throws IOException {
        try (SmallDisk memory = SmallDisk.mount(folder.resolve("shm"), ENOUGH_MIB)) {
            memory.fillUp();
            refuses(memory, "is too small");
            memory.free();
            assertThat(memory.folder()).as("nothing is left there").isEmptyDirectory();
            memory.readOnly();
            refuses(memory, "nothing can be written to");
            memory.writable();
            starts(memory);
        }
    }
}
