package io.heliosdb.streaming.codecs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class AtomicFileTest {
    private static final int ENOSPC = -28;

    private final FailingCalls calls = new FailingCalls();
    private final Storage storage = new FileStorage(calls);

    @TempDir private Path folder;

    @Test
    void isThereAsAWhole() {
        final Path path = folder.resolve("manifest");
        AtomicFile.write(storage, path, new byte[] {1, 2, 3});
        assertThat(AtomicFile.read(storage, path, 3)).containsExactly(1, 2, 3);
        AtomicFile.write(storage, path, new byte[0]);
        assertThat(AtomicFile.read(storage, path, 0)).isEmpty();
        assertThat(storage.list(folder)).containsExactly(path);
    }

    @Test
    void aFailureLeavesWhatWasThere() {
        final Path path = folder.resolve("manifest");
        AtomicFile.write(storage, path, new byte[] {1, 2, 3});
        calls.onWrite = ENOSPC;
        assertThatThrownBy(() -> AtomicFile.write(storage, path, new byte[] {4}))
                .isInstanceOf(HeliosException.class);
        assertThat(AtomicFile.read(storage, path, 10)).containsExactly(1, 2, 3);
        calls.onWrite = 0;
        calls.onSync = ENOSPC;
        assertThatThrownBy(() -> AtomicFile.write(storage, path, new byte[] {4}))
                .isInstanceOf(HeliosException.class);
        assertThat(AtomicFile.read(storage, path, 10)).containsExactly(1, 2, 3);
        calls.onSync = 0;
        calls.onSyncNames = ENOSPC;
        assertThatThrownBy(() -> AtomicFile.write(storage, path, new byte[] {5}))
                .as("the name may be lost")
                .isInstanceOf(HeliosException.class);
        calls.onSyncNames = 0;
        AtomicFile.write(storage, path, new byte[] {4});
        assertThat(AtomicFile.read(storage, path, 10)).containsExactly(4);
        assertThat(storage.list(folder)).containsExactly(path);
    }

    @Test
    void isNotReadWhenTooLarge() {
        final Path path = folder.resolve("manifest");
        AtomicFile.write(storage, path, new byte[11]);
        assertThatThrownBy(() -> AtomicFile.read(storage, path, 10))
                .hasMessageContaining("11 bytes, at most 10");
    }
}
