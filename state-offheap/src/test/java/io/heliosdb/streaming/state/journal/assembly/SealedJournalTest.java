package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.seal.WrappedKey;
import io.heliosdb.streaming.state.journal.HeapStorage;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal whose payloads are sealed. */
class SealedJournalTest {
    private static final String SECRET = "nobody may read this";

    private final HeapStorage storage = new HeapStorage();
    private final KeyService keys =
            LocalKeyService.create(storage, Path.of("/keys/master"), Entropy.ofSystem());

    @AfterEach
    void wipe() {
        keys.close();
    }

    private JournalRig rig(final HeapStorage from, final KeyService service) {
        return new JournalRig(
                from,
                JournalRig.FOLDER,
                ScanStart.EVERYTHING,
                64 << 10,
                20_000,
                Retention.KEEP_ALL,
                service);
    }

    private List<String> life(final KeyService service) {
        try (JournalRig rig = rig(storage, service)) {
            for (int i = 0; i < 30; i++) {
                rig.rows(1 + i % 3, 1000, i);
                rig.command(SECRET.getBytes(StandardCharsets.UTF_8));
                rig.record();
                rig.fsync();
                rig.idle();
            }
            assertThat(rig.replay(rig.journal.report().nextRowSequence())).isEqualTo(rig.written);
            rig.end();
            return rig.written;
        }
    }

    @Test
    void itComesBackAndCannotBeRead() {
        final List<String> written = new ArrayList<>(life(keys));
        written.addAll(life(keys));
        for (final Path file : storage.list(JournalRig.FOLDER)) {
            assertThat(new String(storage.bytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SECRET);
        }
        try (JournalRig rig = rig(storage, keys)) {
            assertThat(rig.scanned).isEqualTo(written);
            assertThat(rig.replay(0)).isEqualTo(written);
        }
    }

    @Test
    void recordingsWithAndWithoutSealFollowEachOther() {
        final List<String> written = new ArrayList<>(life(null));
        written.addAll(life(keys));
        try (JournalRig rig = rig(storage, keys)) {
            assertThat(rig.scanned).isEqualTo(written);
        }
    }

    @Test
    void anotherKeyOrNoneStopsTheStart() {
        life(keys);
        final HeapStorage before = storage.copy();
        try (KeyService other =
                LocalKeyService.create(
                        new HeapStorage(), Path.of("/keys/other"), Entropy.ofSystem())) {
            assertWrongKey(storage, other);
        }
        assertWrongKey(storage, null);
        for (final Path file : before.list(JournalRig.FOLDER)) {
            assertThat(storage.bytes(file)).isEqualTo(before.bytes(file));
        }
    }

    @Test
    void aStartThatFailsWipesTheKeysThatItHasUnwrapped() {
        life(keys);
        int failures = 0;
        boolean hasFailed = true;
        for (int calls = 0; hasFailed; calls++) {
            final HeapStorage failing = storage.copy();
            failing.failAfter(calls);
            final List<DataKey> unwrapped = new ArrayList<>();
            hasFailed = isRefused(failing, new WatchedKeys(keys, unwrapped));
            failures += hasFailed ? 1 : 0;
            assertThat(unwrapped).isNotEmpty();
            for (final DataKey key : unwrapped) {
                assertThatThrownBy(() -> keys.wrap(key)).hasMessage("the key is wiped");
            }
        }
        assertThat(failures).isGreaterThan(2);
    }

    private boolean isRefused(final HeapStorage from, final KeyService service) {
        try {
            rig(from, service).close();
            return false;
        } catch (final HeliosException e) {
            return true;
        }
    }

    /** Remembers the keys that it gives. */
    private record WatchedKeys(KeyService service, List<DataKey> unwrapped) implements KeyService {
        @Override
        public WrappedKey wrap(final DataKey key) {
            return service.wrap(key);
        }

        @Override
        public DataKey unwrap(final WrappedKey wrapped) {
            final DataKey key = service.unwrap(wrapped);
            unwrapped.add(key);
            return key;
        }

        @Override
        public String keyId() {
            return service.keyId();
        }

        @Override
        public void close() {
            // it is another's
        }
    }

    private void assertWrongKey(final HeapStorage from, final KeyService service) {
        assertThatThrownBy(() -> rig(from, service))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(JournalError.WRONG_KEY);
                            assertThat(e.hint()).isNotEmpty();
                        });
    }
}
