package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the archive adds to the contract: folders, locks, damage beside the records. */
final class ArchiveJournalStoreTest {
    private static final int INODE_COLUMN = 9;

    @TempDir Path parent;

    @Test
    void aSecondStoreOnTheFolderIsRefused() {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
            assertThat(store.recordings()).isEmpty();
            assertThatThrownBy(() -> new ArchiveJournalStore(fixture.context().conclude()))
                    .isInstanceOf(HeliosException.class)
                    .hasMessageContaining(ArchiveError.IN_USE.code());
        }
    }

    @Test
    void theFolderIsFreeAgainWhenTheStoreIsClosed() {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            for (int i = 0; i < 2; i++) {
                new ArchiveJournalStore(fixture.context().conclude()).close();
            }
        }
    }

    @Test
    void whatLiesBesideTheRecordsMayBeDamagedAtWill() throws IOException {
        final long id;
        final long end;
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                    RecordingWriter writer = store.start()) {
                id = writer.recordingId();
                end = fixture.append(writer, 1000, 1);
            }
            for (final Path file : files("archive.catalog", "archive-mark.dat")) {
                Files.write(file, new byte[] {1, 2, 3});
            }
            try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                    RecordingWriter writer = store.start();
                    RecordingReader reader = store.open(id)) {
                assertThat(writer.recordingId()).isGreaterThan(id);
                fixture.assertReads(reader, 0, 1000, 1);
                assertThat(reader.nextPosition()).isEqualTo(end);
                assertThat(store.recordings()).hasSize(2);
            }
        }
    }

    /** A complaint per recording would fill its log, and then go to the console for ever. */
    @Test
    void theArchiveHasNothingToComplainOf() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                RecordingWriter writer = store.start()) {
            fixture.append(writer, 1000, 1);
        }
        final byte[] log = Files.readAllBytes(files("archive-mark.dat").getFirst());
        assertThat(new String(log, StandardCharsets.ISO_8859_1))
                .doesNotContain("WARN")
                .doesNotContain("ERROR");
    }

    private List<Path> files(final String... names) throws IOException {
        try (Stream<Path> all = Files.walk(parent)) {
            final List<Path> found =
                    all.filter(file -> List.of(names).contains(file.getFileName().toString()))
                            .sorted()
                            .toList();
            assertThat(found).hasSize(names.length);
            return found;
        }
    }

    @Test
    void aSegmentThatIsNotThereIsMissedAndNothingIsDeletedForIt() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                    RecordingWriter writer = store.start()) {
                for (int number = 0; number < 60; number++) {
                    fixture.append(writer, 50_000, number);
                }
            }
            Files.delete(files("0-0.rec").getFirst());
            try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
                assertThat(store.recordings()).hasSize(1);
            }
        }
    }

    /** As in an engine: the first begins before there are agents, the fsync agent ends it. */
    @Test
    void aRecordingMayEndOnAnotherThreadThanItBeganOn() throws InterruptedException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
            final RecordingWriter first = store.start();
            fixture.append(first, 1000, 1);
            final AtomicReference<RecordingWriter> second = new AtomicReference<>();
            final Thread other =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        second.set(store.start());
                                        first.close();
                                    });
            other.join();
            try (RecordingWriter writer = second.get();
                    RecordingReader reader = store.open(writer.recordingId())) {
                Fixture.awaitRecorded(writer, fixture.append(writer, 1000, 2));
                fixture.assertReads(reader, 0, 1000, 2);
            }
        }
    }

    @Test
    void anEndedRecordingTakesNoMoreThanItsRecords() {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
            final long end;
            try (RecordingWriter writer = store.start()) {
                end = fixture.append(writer, 1000, 1);
                Fixture.awaitRecorded(writer, end);
                assertThat(store.recordings().getLast().bytes()).isEqualTo(Fixture.SEGMENT_BYTES);
            }
            assertThat(store.recordings().getLast().bytes()).isEqualTo(end);
        }
    }

    @Test
    void aCutOffDeletionIsFinished() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            final long[] ids = new long[2];
            for (int i = 0; i < 2; i++) {
                try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                        RecordingWriter writer = store.start()) {
                    ids[i] = writer.recordingId();
                    for (int number = 0; number < 60; number++) {
                        fixture.append(writer, 50_000, number);
                    }
                }
            }
            final Path first = files("0-0.rec", "0-0.rec").getFirst();
            Files.move(first, first.resolveSibling("0.deleting"));
            try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
                assertThat(store.recordings())
                        .extracting(JournalStore.Recording::id)
                        .containsExactly(ids[1]);
            }
        }
    }

    @Test
    void nobodyElseCanLookIn() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                ArchiveJournalStore store =
                        new ArchiveJournalStore(fixture.context().sharedMemory(parent).conclude());
                RecordingWriter writer = store.start()) {
            assertThat(writer.recordedPosition()).isZero();
            try (Stream<Path> folders = Files.list(parent)) {
                assertThat(folders)
                        .hasSize(2)
                        .allSatisfy(
                                folder ->
                                        assertThat(
                                                        PosixFilePermissions.toString(
                                                                Files.getPosixFilePermissions(
                                                                        folder)))
                                                .isEqualTo("rwx------"));
            }
        }
        try (Stream<Path> folders = Files.list(parent)) {
            assertThat(folders).hasSize(1); // the driver's is gone
        }
    }

    @Test
    void aDriverFolderOpenToOthersIsRefused() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            final ArchiveContext context = fixture.context().sharedMemory(parent).conclude();
            final Path folder = DriverFolder.folder(context);
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            try (ArchiveJournalStore store = new ArchiveJournalStore(context)) {
                assertThatThrownBy(store::start)
                        .hasMessageContaining(ArchiveError.NOT_PRIVATE.code());
            }
        }
    }

    @Test
    void noEndpointIsOpened() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                ArchiveJournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                RecordingWriter writer = store.start()) {
            assertThat(writer.recordingId()).isPositive();
            assertThat(endpoints()).doesNotContainAnyElementsOf(sockets());
        }
    }

    /** Inodes of this process's sockets. */
    private static List<String> sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(ArchiveJournalStoreTest::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toCollection(() -> new ArrayList<>(List.of("none"))));
        }
    }

    private static String target(final Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (final IOException gone) {
            return "";
        }
    }

    /** Inodes of all sockets that have an address. */
    private static List<String> endpoints() throws IOException {
        final List<String> inodes = new ArrayList<>();
        for (final String protocol : List.of("udp", "udp6", "tcp", "tcp6")) {
            final Path table = Path.of("/proc/net", protocol);
            if (Files.exists(table)) {
                Files.readAllLines(table).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+")[INODE_COLUMN])
                        .forEach(inodes::add);
            }
        }
        return inodes;
    }

    @Test
    void whatSomebodyHasDeletedInPartCanBeDeleted() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                JournalStore store = new ArchiveJournalStore(fixture.context().conclude())) {
            final long id;
            try (RecordingWriter writer = store.start()) {
                id = writer.recordingId();
                fixture.append(writer, 1000, 1);
            }
            final Path first = files("0-0.rec").getFirst();
            Files.move(first, first.resolveSibling("0-" + Fixture.SEGMENT_BYTES + ".rec"));
            store.delete(id);
            assertThat(store.recordings()).isEmpty();
        }
    }

    @Test
    void sharedMemoryThatIsNotThereIsNamed() {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                ArchiveJournalStore store =
                        new ArchiveJournalStore(
                                fixture.context()
                                        .sharedMemory(parent.resolve("nowhere"))
                                        .conclude())) {
            assertThatThrownBy(store::start)
                    .hasMessageContaining(ArchiveError.SHARED_MEMORY.code());
        }
    }
}
