package io.heliosdb.streaming.gateway.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

final class DataFolderTest {
    @TempDir private Path parent;
    private final Storage storage = new FileStorage();
    private Path root;

    @BeforeEach
    void nameFolder() {
        root = parent.resolve("data");
    }

    private DataFolder open() {
        DataFolder.prepare(storage, root, Optional.empty());
        return DataFolder.open(storage, root, () -> 0xCAFE, () -> 7, Optional.empty());
    }

    private static void assertRefused(final ErrorCode code, final ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.hint()).isNotEmpty();
                        });
    }

    @Test
    void theIdentityIsMadeOnce() {
        assertThat(open().applianceId()).isEqualTo(0xCAFE);
        final DataFolder again = DataFolder.open(storage, root, () -> 1, () -> 8, Optional.empty());
        assertThat(again.applianceId()).isEqualTo(0xCAFE);
    }

    @Test
    void aFolderIsNewUntilAStartHasItsEpoch() {
        assertThat(open().isNew()).isTrue();
        final DataFolder again = open();
        assertThat(again.isNew()).as("the first start failed, or was killed").isTrue();
        again.startEpoch(0);
        assertThat(open().isNew()).isFalse();
    }

    @Test
    void everyStartHasAGreaterEpoch() {
        assertThat(open().startEpoch(0)).isEqualTo(1);
        assertThat(open().startEpoch(0)).isEqualTo(2);
        assertThat(open().startEpoch(9)).as("the journal has seen 9").isEqualTo(10);
        assertThat(open().startEpoch(3)).isEqualTo(11);
    }

    @Test
    void aFirstStartThatWasCutOffIsFinished() throws IOException {
        Files.createDirectories(root);
        Files.createFile(root.resolve("lock"));
        Files.write(root.resolve("identity.tmp"), new byte[5]);
        assertThat(open().isNew()).isTrue();
        Files.write(root.resolve("epoch.tmp"), new byte[5]);
        assertThat(open().startEpoch(0)).isEqualTo(1);
    }

    @Test
    void foreignFoldersStayUntouched() throws IOException {
        Files.createDirectories(root);
        Files.createFile(root.resolve("letter.txt"));
        assertRefused(FolderError.FOREIGN, this::open);
        assertThat(storage.list(root)).containsExactly(root.resolve("letter.txt"));
    }

    @Test
    void theLogMayLieInIt() throws IOException {
        Files.createDirectories(root.resolve("logs"));
        final Optional<String> log = Optional.of("logs");
        DataFolder.prepare(storage, root, log);
        assertThat(DataFolder.open(storage, root, () -> 1, () -> 7, log).isNew()).isTrue();
    }

    @Test
    void everyFlippedByteIsFound() throws IOException {
        open().startEpoch(0);
        for (final String name : new String[] {"identity", "epoch"}) {
            final byte[] bytes = Files.readAllBytes(root.resolve(name));
            for (int i = 0; i < bytes.length; i++) {
                final byte[] flipped = bytes.clone();
                flipped[i] ^= 0x40;
                Files.write(root.resolve(name), flipped);
                final boolean isVersion = i >= 4 && i < 8;
                assertRefused(
                        isVersion ? FolderError.NEWER : FolderError.DAMAGED,
                        () -> open().startEpoch(0));
            }
            for (int length = 0; length < bytes.length; length++) {
                Files.write(root.resolve(name), Arrays.copyOf(bytes, length));
                assertRefused(FolderError.DAMAGED, () -> open().startEpoch(0));
            }
            Files.write(root.resolve(name), bytes);
        }
        assertThat(open().startEpoch(0)).isEqualTo(2);
    }

    @Test
    void anEpochOfAnotherApplianceIsRefused() throws IOException {
        open().startEpoch(0);
        final Path other = parent.resolve("other");
        DataFolder.prepare(storage, other, Optional.empty());
        DataFolder.open(storage, other, () -> 0xBEEF, () -> 7, Optional.empty()).startEpoch(0);
        Files.copy(
                other.resolve("epoch"), root.resolve("epoch"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused(FolderError.FOREIGN, () -> open().startEpoch(0));
    }

    @Test
    void whatCannotBeWrittenIsExplained() throws IOException {
        Files.createDirectories(parent.resolve("locked"));
        Files.createFile(parent.resolve("file"));
        assertRefused(
                StorageError.MISSING,
                () -> DataFolder.prepare(storage, parent.resolve("file/data"), Optional.empty()));
        Files.setPosixFilePermissions(
                parent.resolve("locked"), PosixFilePermissions.fromString("r-x------"));
        Assumptions.assumeFalse(
                Files.isWritable(parent.resolve("locked")), "root may write anywhere");
        assertRefused(
                StorageError.REFUSED,
                () -> DataFolder.prepare(storage, parent.resolve("locked/data"), Optional.empty()));
    }
}
