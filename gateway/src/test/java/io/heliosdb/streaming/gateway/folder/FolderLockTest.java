package io.heliosdb.streaming.gateway.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

final class FolderLockTest {
    @TempDir private Path root;

    /** Holds the lock until it is killed. */
    static final class Holder {
        private Holder() {}

        /** The argument is the folder. */
        @SuppressWarnings("resource") // the end of the process closes it
        public static void main(final String[] arguments) throws IOException {
            FolderLock.acquire(Path.of(arguments[0]));
            System.out.println("held");
            System.in.read();
        }
    }

    private void assertInUse(final long processId) {
        assertThatThrownBy(() -> FolderLock.acquire(root))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(FolderError.IN_USE);
                            assertThat(error.detail()).isEqualTo("process id " + processId);
                        });
    }

    @Test
    void oneProcessHoldsItUntilItIsKilled() throws Exception {
        final FolderOwner owner;
        final Process holder =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                root.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("held");
            assertInUse(holder.pid());
            owner = FolderOwner.of(root);
            assertThat(owner.isGone()).isFalse();
        } finally {
            holder.destroyForcibly();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(owner.isGone()).isTrue();
        FolderLock.acquire(root).close();
    }

    @Test
    void whoLetsGoInOrderIsSeenToDoSo() {
        final FolderOwner owner;
        try (FolderLock held = FolderLock.acquire(root)) {
            owner = FolderOwner.of(root);
            assertThat(owner.isGone()).isFalse();
            held.check();
        }
        assertThat(owner.isGone()).isTrue();
        try (FolderLock next = FolderLock.acquire(root)) {
            assertThat(FolderOwner.of(root).isGone()).isFalse();
            next.check();
        }
        assertThat(FolderOwner.of(root.resolve("nowhere")).isGone()).isTrue();
    }

    @Test
    void theSameProcessGetsItOnce() {
        try (FolderLock held = FolderLock.acquire(root)) {
            assertThat(held).isNotNull();
            assertInUse(ProcessHandle.current().pid());
        }
        FolderLock.acquire(root).close();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        FolderLock.acquire(root).close();
        assertThat(Files.getPosixFilePermissions(root.resolve("lock"))).hasSize(2);
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> FolderLock.acquire(root.resolve("nowhere")))
                .extracting("code")
                .isEqualTo(FolderError.LOCK_FAILED);
    }
}
