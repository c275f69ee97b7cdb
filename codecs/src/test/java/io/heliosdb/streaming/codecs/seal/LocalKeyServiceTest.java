package io.heliosdb.streaming.codecs.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FailingCalls;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;

class LocalKeyServiceTest {
    private final Storage storage = new FileStorage();
    private final Entropy entropy = new Random(1)::nextBytes;

    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("master.key");
    }

    private static AbstractThrowableAssert<?, ?> assertFails(
            final SealError code, final ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e.hint()).isNotEmpty();
                        });
    }

    private LocalKeyService open() {
        return LocalKeyService.open(storage, path, entropy);
    }

    private void write(final String text) throws IOException {
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyComesBackOutOfItsWrapping() {
        final DataKey key = DataKey.create(entropy);
        final byte[] kept;
        try (LocalKeyService service = LocalKeyService.create(storage, path, entropy)) {
            kept = service.wrap(key).toBytes();
            assertThat(service.wrap(key).toBytes()).as("another nonce").isNotEqualTo(kept);
        }
        try (LocalKeyService service = open()) {
            final WrappedKey wrapped = WrappedKey.fromBytes(kept);
            assertThat(wrapped.keyId()).isEqualTo(service.keyId()).matches("local-[0-9a-f]{16}");
            try (DataKey unwrapped = service.unwrap(wrapped)) {
                assertThat(unwrapped.secret().getEncoded()).isEqualTo(key.secret().getEncoded());
            }
        }
        assertThat(storage.isPrivate(path)).isTrue();
    }

    @Test
    void anotherMasterKeyIsNamed() {
        final DataKey key = DataKey.create(entropy);
        final LocalKeyService first = LocalKeyService.create(storage, path, entropy);
        final Path otherPath = folder.resolve("other.key");
        final LocalKeyService other = LocalKeyService.create(storage, otherPath, entropy);
        final WrappedKey wrapped = first.wrap(key);
        assertFails(SealError.WRONG_KEY, () -> other.unwrap(wrapped))
                .hasMessageContaining(first.keyId())
                .hasMessageContaining(other.keyId());
        final WrappedKey lied = new WrappedKey(other.keyId(), wrapped.wrapped());
        assertFails(SealError.NOT_AUTHENTIC, () -> other.unwrap(lied));
    }

    @Test
    void everyChangeOfAWrappedKeyIsFound() {
        final LocalKeyService service = LocalKeyService.create(storage, path, entropy);
        final byte[] kept = service.wrap(DataKey.create(entropy)).toBytes();
        for (int bit = 0; bit < kept.length * 8; bit++) {
            final byte[] changed = kept.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> service.unwrap(WrappedKey.fromBytes(changed)).close())
                    .isInstanceOf(HeliosException.class);
        }
        for (int length = 0; length < kept.length; length++) {
            final byte[] cut = Arrays.copyOf(kept, length);
            assertFails(SealError.FORMAT, () -> WrappedKey.fromBytes(cut));
        }
        final byte[] longer = Arrays.copyOf(kept, kept.length + 1);
        assertFails(SealError.FORMAT, () -> WrappedKey.fromBytes(longer));
    }

    @Test
    void aMasterKeyIsNeverReplaced() {
        LocalKeyService.create(storage, path, entropy).close();
        assertFails(
                SealError.KEY_FILE_PRESENT, () -> LocalKeyService.create(storage, path, entropy));
    }

    @Test
    void badFilesAreRefused() throws IOException {
        assertFails(SealError.KEY_FILE_MISSING, this::open);
        final String digits = "0123456789abcdefABCDEF0123456789".repeat(2);
        write(digits);
        open().close();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertFails(SealError.KEY_FILE_NOT_PRIVATE, this::open)
                .hasMessageContaining(path.toString());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-----w-"));
        assertFails(SealError.KEY_FILE_NOT_PRIVATE, this::open);
        write("");
        assertFails(SealError.KEY_FILE_INVALID, this::open).hasMessageContaining("0 bytes");
        write(digits + "00");
        assertFails(SealError.KEY_FILE_INVALID, this::open);
        write(digits + "0");
        assertFails(SealError.KEY_FILE_INVALID, this::open).hasMessageContaining("follows");
        write("x" + digits.substring(1));
        assertFails(SealError.KEY_FILE_INVALID, this::open).hasMessageContaining("byte 0");
        write(digits + "\n");
        open().close();
    }

    @Test
    void aKeyMadeByHandSurvivesALossOfPowerBeforeItIsUsed() throws IOException {
        write("0123456789abcdef".repeat(4));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
        final int failure = -5; // EIO
        final FailingCalls calls = new FailingCalls();
        calls.onSync = failure;
        assertThatThrownBy(() -> LocalKeyService.open(new FileStorage(calls), path, entropy))
                .as("its bytes")
                .extracting("code")
                .isEqualTo(StorageError.NOT_FORCED);
        calls.onSync = 0;
        calls.onSyncNames = failure;
        assertThatThrownBy(() -> LocalKeyService.open(new FileStorage(calls), path, entropy))
                .as("its name")
                .extracting("code")
                .isEqualTo(StorageError.NOT_FORCED);
        calls.onSyncNames = 0;
        LocalKeyService.open(new FileStorage(calls), path, entropy).close();
    }

    @Test
    void aClosedServiceWrapsNothing() {
        final LocalKeyService service = LocalKeyService.create(storage, path, entropy);
        service.close();
        final DataKey key = DataKey.create(entropy);
        assertThatThrownBy(() -> service.wrap(key)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSystemGivesDifferentKeys() {
        final byte[] first = new byte[32];
        final byte[] second = new byte[32];
        Entropy.ofSystem().fill(first);
        Entropy.ofSystem().fill(second);
        assertThat(first).isNotEqualTo(second).isNotEqualTo(new byte[32]);
    }
}
