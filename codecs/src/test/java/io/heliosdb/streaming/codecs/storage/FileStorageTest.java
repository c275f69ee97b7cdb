package io.heliosdb.streaming.codecs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

class FileStorageTest {
    private static final int EIO = -5;
    private static final int EACCES = -13;
    private static final int ENOSPC = -28;

    private final Ledger ledger = new Ledger(1 << 24);
    private final Arena arena = Arena.open(ledger, "test", "test", 1 << 20);
    private final FailingCalls calls = new FailingCalls();
    private final Storage storage = new FileStorage(calls);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        arena.close();
        assertThat(ledger.openBytes()).isZero();
    }

    private void write(final StorageFile file, final long position, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
        file.write(position, arena.address(), bytes.length);
    }

    private String read(final StorageFile file, final long position, final int length) {
        Memory.fill(arena.address(), length, (byte) '?');
        final byte[] bytes = new byte[file.read(position, arena.address(), length)];
        Memory.copyToArray(arena.address(), bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static AbstractThrowableAssert<?, ?> assertFails(
            final StorageError code, final ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e.hint()).isNotEmpty();
                        });
    }

    @Test
    void writesAndReadsByPosition() {
        final Path path = folder.resolve("journal ü");
        try (StorageFile file = storage.create(path)) {
            assertThat(file.path()).isEqualTo(path);
            write(file, 0, "hello");
            write(file, 8, "world");
            write(file, 0, "J");
            assertThat(file.size()).isEqualTo(13);
            assertThat(read(file, 0, 100)).isEqualTo("Jello\0\0\0world");
            assertThat(read(file, 12, 100)).isEqualTo("d");
            assertThat(read(file, 13, 100)).isEmpty();
            assertThat(read(file, 1 << 20, 100)).isEmpty();
            file.force();
            file.truncate(5);
            assertThat(file.size()).isEqualTo(5);
        }
        assertThat(storage.size(path)).isEqualTo(5);
        try (StorageFile file = storage.openForWriting(path)) {
            write(file, 5, "!");
        }
        try (StorageFile file = storage.open(path)) {
            assertThat(read(file, 0, 100)).isEqualTo("Jello!");
            final StorageFile reader = file;
            assertThatThrownBy(() -> write(reader, 0, "x")).isInstanceOf(HeliosException.class);
        }
    }

    @Test
    void callsThatDoLessAreRepeated() {
        calls.isShort = true;
        try (StorageFile file = storage.create(folder.resolve("f"))) {
            write(file, 3, "hello");
            assertThat(read(file, 0, 100)).isEqualTo("\0\0\0hello");
        }
    }

    @Test
    void namesComeAndGo() {
        final Path deep = folder.resolve("a/b/c");
        storage.createDirectories(deep);
        storage.createDirectories(deep);
        storage.create(deep.resolve("2")).close();
        storage.create(deep.resolve("10")).close();
        storage.create(deep.resolve("1")).close();
        assertThat(storage.list(deep))
                .containsExactly(deep.resolve("1"), deep.resolve("10"), deep.resolve("2"));
        storage.rename(deep.resolve("1"), deep.resolve("2"));
        storage.syncDirectory(deep);
        storage.delete(deep.resolve("10"));
        assertThat(storage.list(deep)).containsExactly(deep.resolve("2"));
        assertThat(storage.exists(deep.resolve("1"))).isFalse();
        assertThat(storage.exists(deep.resolve("2"))).isTrue();
        assertThat(storage.list(folder.resolve("x"))).isEmpty();
        storage.delete(deep.resolve("2"));
        storage.delete(deep);
        assertThat(storage.exists(deep)).isFalse();
        assertThat(storage.usableBytes(folder)).isPositive();
        assertThat(storage.totalBytes(folder)).isGreaterThan(storage.usableBytes(folder));
    }

    @Test
    void whatItMakesBelongsToTheOwnerAlone() throws IOException {
        final Path path = folder.resolve("a/key");
        storage.createDirectories(path.getParent());
        storage.create(path).close();
        assertThat(storage.isPrivate(path)).isTrue();
        assertThat(storage.isPrivate(path.getParent())).isTrue();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(storage.isPrivate(path)).isFalse();
    }

    @Test
    void othersMayMakeTheSameFolders() {
        calls.areOthersFaster = true;
        storage.createDirectories(folder.resolve("a/b"));
        assertThat(folder.resolve("a/b")).isDirectory();
    }

    @Test
    void mistakesHaveCodes() {
        final Path absent = folder.resolve("absent");
        final Path present = folder.resolve("present");
        storage.create(present).close();
        assertFails(StorageError.PRESENT, () -> storage.create(present))
                .hasMessageContaining(present.toString())
                .hasMessageContaining("EEXIST");
        assertFails(StorageError.MISSING, () -> storage.open(absent));
        assertFails(StorageError.MISSING, () -> storage.openForWriting(absent));
        assertFails(StorageError.MISSING, () -> storage.delete(absent));
        assertFails(StorageError.MISSING, () -> storage.rename(absent, present));
        assertFails(StorageError.MISSING, () -> storage.size(absent));
        assertFails(StorageError.MISSING, () -> storage.syncDirectory(absent));
        assertFails(StorageError.MISSING, () -> storage.create(present.resolve("x")));
        assertFails(StorageError.MISSING, () -> storage.list(present));
        assertFails(StorageError.PRESENT, () -> storage.delete(folder));
        calls.onSyncNames = EIO;
        assertFails(StorageError.NOT_FORCED, () -> storage.syncDirectory(folder));
        assertFails(StorageError.NOT_FORCED, () -> storage.createDirectories(folder.resolve("a")));
        calls.onSyncNames = 0;
        calls.onOpen = EACCES;
        assertFails(StorageError.REFUSED, () -> storage.open(present));
    }

    @Test
    void aFileThatFailedIsNeverWrittenAgain() {
        try (StorageFile file = storage.create(folder.resolve("f"))) {
            write(file, 0, "hello");
            calls.onWrite = ENOSPC;
            assertFails(StorageError.FULL, () -> write(file, 5, "x"));
            calls.onWrite = 0;
            assertFails(StorageError.FAILED, () -> write(file, 5, "x"));
            assertFails(StorageError.FAILED, file::force);
            assertFails(StorageError.FAILED, () -> file.truncate(0));
            assertThat(read(file, 0, 100)).isEqualTo("hello");
        }
        try (StorageFile file = storage.create(folder.resolve("g"))) {
            calls.onSync = EIO;
            assertFails(StorageError.NOT_FORCED, file::force);
            calls.onSync = 0;
            assertFails(StorageError.FAILED, file::force);
        }
    }

    @Test
    void aSystemThatTakesNothingIsAFailure() {
        calls.isStuck = true;
        try (StorageFile file = storage.create(folder.resolve("f"))) {
            assertFails(StorageError.FAILED, () -> write(file, 0, "x"))
                    .hasMessageContaining("took no bytes");
        }
    }

    @Test
    void interruptsChangeNothing() {
        try (StorageFile file = storage.create(folder.resolve("f"))) {
            Thread.currentThread().interrupt();
            write(file, 0, "hello");
            file.force();
            assertThat(read(file, 0, 100)).isEqualTo("hello");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(read(file, 0, 100)).isEqualTo("hello");
        }
    }

    @Test
    void aClosedFileIsNotUsed() {
        final StorageFile file = storage.create(folder.resolve("f"));
        file.close();
        file.close();
        assertThatThrownBy(() -> write(file, 0, "x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(file::size).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingWaitsForReaders() throws InterruptedException {
        final AtomicReference<Throwable> unexpected = new AtomicReference<>();
        for (int i = 0; i < 50; i++) {
            final StorageFile file = storage.create(folder.resolve("f" + i));
            write(file, 0, "hello");
            final CountDownLatch started = new CountDownLatch(1);
            final Thread reader =
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((thread, e) -> unexpected.set(e))
                            .start(
                                    () -> {
                                        started.countDown();
                                        readUntilClosed(file);
                                    });
            started.await();
            file.close();
            reader.join();
        }
        assertThat(unexpected.get()).isNull();
    }

    private void readUntilClosed(final StorageFile file) {
        try {
            while (true) {
                assertThat(file.read(0, arena.address() + 4096, 5)).isEqualTo(5);
            }
        } catch (final IllegalStateException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }
}
