package io.heliosdb.streaming.perf.proof.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** What every storage does; what it does when power goes only the simulated one can show. */
abstract class StorageContract {
    private final Bytes bytes = new Bytes();

    /** The storage under test. */
    abstract Storage storage();

    /** A folder that is there and empty. */
    abstract Path folder();

    @AfterEach
    void closeBytes() {
        bytes.close();
    }

    @Test
    void readsWhatWasWritten() {
        final Path path = folder().resolve("a");
        try (StorageFile file = storage().create(path)) {
            bytes.write(file, 0, "hello");
            bytes.write(file, 5, " world");
            bytes.write(file, 0, "J");
            file.force();
            assertThat(file.size()).isEqualTo(11);
            assertThat(file.path()).isEqualTo(path);
        }
        assertThat(storage().exists(path)).isTrue();
        assertThat(storage().size(path)).isEqualTo(11);
        assertThat(bytes.text(storage(), path)).isEqualTo("Jello world");
    }

    @Test
    void aGapReadsAsZeroes() {
        final Path path = folder().resolve("a");
        try (StorageFile file = storage().create(path)) {
            bytes.write(file, 700, "x");
            assertThat(file.size()).isEqualTo(701);
            assertThat(bytes.read(file, 698, 10)).containsExactly(0, 0, 'x');
            assertThat(bytes.read(file, 701, 10)).isEmpty();
            assertThat(bytes.read(file, 9_000, 10)).isEmpty();
        }
    }

    @Test
    void whatWasCutReadsAsZeroesWhenTheFileGrowsAgain() {
        try (StorageFile file = storage().create(folder().resolve("a"))) {
            bytes.write(file, 0, "0123456789");
            bytes.write(file, 1_000, "tail");
            file.truncate(4);
            assertThat(file.size()).isEqualTo(4);
            bytes.write(file, 8, "8");
            assertThat(bytes.read(file, 0, 20))
                    .containsExactly('0', '1', '2', '3', 0, 0, 0, 0, '8');
            bytes.write(file, 1_010, "x");
            assertThat(bytes.read(file, 1_000, 10)).containsOnly(0);
        }
    }

    @Test
    void goesOnWithAFileThatIsThere() {
        final Path path = folder().resolve("a");
        try (StorageFile file = storage().create(path)) {
            bytes.write(file, 0, "one");
        }
        try (StorageFile file = storage().openForWriting(path)) {
            bytes.write(file, file.size(), "two");
        }
        assertThat(bytes.text(storage(), path)).isEqualTo("onetwo");
    }

    @Test
    void readersSeeWritesAtOnce() {
        final Path path = folder().resolve("a");
        try (StorageFile writer = storage().create(path);
                StorageFile reader = storage().open(path)) {
            bytes.write(writer, 0, "now");
            assertThat(bytes.read(reader, 0, 10)).containsExactly('n', 'o', 'w');
        }
    }

    @Test
    void renameTakesThePlaceOfAnother() {
        final Path from = folder().resolve("from");
        final Path to = folder().resolve("to");
        make(from, "new");
        make(to, "old");
        storage().rename(from, to);
        storage().syncDirectory(folder());
        assertThat(storage().exists(from)).isFalse();
        assertThat(bytes.text(storage(), to)).isEqualTo("new");
    }

    @Test
    void anOpenFileOutlivesItsName() {
        final Path path = folder().resolve("a");
        make(path, "kept");
        try (StorageFile file = storage().open(path)) {
            storage().delete(path);
            assertThat(bytes.read(file, 0, 10)).hasSize(4);
        }
        assertThat(storage().exists(path)).isFalse();
    }

    @Test
    void listsByName() {
        make(folder().resolve("b"), "");
        make(folder().resolve("a"), "");
        storage().createDirectories(folder().resolve("c/d"));
        make(folder().resolve("c/x"), "");
        assertThat(storage().list(folder()))
                .containsExactly(
                        folder().resolve("a"), folder().resolve("b"), folder().resolve("c"));
        assertThat(storage().list(folder().resolve("c")))
                .containsExactly(folder().resolve("c/d"), folder().resolve("c/x"));
        assertThat(storage().list(folder().resolve("none"))).isEmpty();
    }

    @Test
    void createDirectoriesAgainIsNothing() {
        final Path deep = folder().resolve("x/y/z");
        storage().createDirectories(deep);
        storage().createDirectories(deep);
        assertThat(storage().exists(deep)).isTrue();
        storage().delete(deep);
        assertThat(storage().exists(deep)).isFalse();
        assertThat(storage().exists(folder().resolve("x/y"))).isTrue();
    }

    @Test
    void refusalsHaveCodes() {
        final Path path = folder().resolve("a");
        final Path none = folder().resolve("none");
        make(path, "a");
        assertFails(StorageError.PRESENT, () -> storage().create(path));
        assertFails(StorageError.MISSING, () -> storage().open(none));
        assertFails(StorageError.MISSING, () -> storage().openForWriting(none));
        assertFails(StorageError.MISSING, () -> storage().size(none));
        assertFails(StorageError.MISSING, () -> storage().delete(none));
        assertFails(StorageError.MISSING, () -> storage().rename(none, path));
        assertFails(StorageError.MISSING, () -> storage().create(none.resolve("deeper")));
        assertThat(bytes.text(storage(), path)).isEqualTo("a");
    }

    @Test
    void aFolderWithFilesStays() {
        storage().createDirectories(folder().resolve("full"));
        make(folder().resolve("full/a"), "a");
        assertThatThrownBy(() -> storage().delete(folder().resolve("full")))
                .isInstanceOf(HeliosException.class);
        assertThat(storage().exists(folder().resolve("full/a"))).isTrue();
    }

    @Test
    void roomIsKnown() {
        assertThat(storage().totalBytes(folder())).isPositive();
        assertThat(storage().usableBytes(folder())).isBetween(0L, storage().totalBytes(folder()));
    }

    @Test
    void behavesAsAnArrayOfBytes() {
        final SplittableRandom random = new SplittableRandom(7);
        byte[] twin = new byte[0];
        try (StorageFile file = storage().create(folder().resolve("a"))) {
            for (int i = 0; i < 500; i++) {
                if (random.nextInt(8) == 0) {
                    final int size = random.nextInt(twin.length + 1);
                    file.truncate(size);
                    twin = java.util.Arrays.copyOf(twin, size);
                } else {
                    final int position = random.nextInt(3_000);
                    final byte[] part = new byte[random.nextInt(1_500)];
                    random.nextBytes(part);
                    bytes.write(file, position, part);
                    if (part.length > 0) {
                        twin =
                                java.util.Arrays.copyOf(
                                        twin, Math.max(twin.length, position + part.length));
                        System.arraycopy(part, 0, twin, position, part.length);
                    }
                }
                if (random.nextInt(10) == 0) {
                    file.force();
                }
                assertThat(file.size()).isEqualTo(twin.length);
                assertThat(bytes.read(file, 0, 1 << 13)).isEqualTo(twin);
            }
        }
    }

    private void make(final Path path, final String text) {
        try (StorageFile file = storage().create(path)) {
            bytes.write(file, 0, text);
        }
    }

    private static void assertFails(final StorageError code, final ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HeliosException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
