package io.heliosdb.streaming.state.journal.record;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.Opener;
import io.heliosdb.streaming.codecs.seal.WrappedKey;
import io.heliosdb.streaming.state.journal.JournalError;

import java.util.HashMap;
import java.util.Map;

/**
 * The data keys of the recordings that are kept, out of their wrappings: so that no reader has to
 * ask the key service, which may be far away. Any thread.
 */
public final class RecordingKeys implements AutoCloseable {
    private final KeyService service;
    private final Map<Long, DataKey> keys = new HashMap<>();

    /**
     * @param service unwraps; null if recordings are not sealed
     */
    public RecordingKeys(final KeyService service) {
        this.service = service;
    }

    /** Takes over the key of a new recording. */
    public synchronized void put(final long recording, final DataKey key) {
        keys.put(recording, key);
    }

    /**
     * Unwraps the key of a recording that was found; nothing if it is not sealed. Control plane's
     * thread.
     *
     * @throws HeliosException {@link JournalError#WRONG_KEY}
     */
    public void unwrap(final long recording, final RecordingHeader header) {
        if (!header.isSealed()) {
            return;
        }
        if (service == null) {
            throw wrongKey(recording).detail("recording " + recording + ", and no key is given");
        }
        try {
            put(recording, service.unwrap(WrappedKey.fromBytes(header.wrappedKey())));
        } catch (final HeliosException e) {
            throw wrongKey(recording)
                    .detail("recording " + recording + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static HeliosException wrongKey(final long recording) {
        return HeliosException.of(
                        JournalError.WRONG_KEY, "recording " + recording + " cannot be opened")
                .hint("start with the key that the journal was written with; nothing was changed");
    }

    /** A new opener for one thread, or null if a recording is not sealed. */
    public synchronized Opener opener(final long recording) {
        final DataKey key = keys.get(recording);
        return key == null ? null : key.opener();
    }

    /** Wipes the key of a recording that is not kept any more and not read. */
    public synchronized void forget(final long recording) {
        final DataKey key = keys.remove(recording);
        if (key != null) {
            key.close();
        }
    }

    /** Wipes all. */
    @Override
    public synchronized void close() {
        keys.values().forEach(DataKey::close);
        keys.clear();
    }
}
