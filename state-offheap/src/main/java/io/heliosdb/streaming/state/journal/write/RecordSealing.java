package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.state.journal.RecordingWriter;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;

/**
 * Gives each new recording a data key of its own, and its readers the same. On the thread that
 * starts recordings, as the key service may be far away.
 *
 * @param keys of all recordings
 * @param service wraps keys; null if records are not to be sealed
 * @param entropy makes keys; null if records are not to be sealed
 */
public record RecordSealing(RecordingKeys keys, KeyService service, Entropy entropy) {
    private static final byte[] NO_KEY = {};

    LiveRecording seal(final RecordingWriter writer) {
        if (service == null) {
            return new LiveRecording(writer, NO_KEY, null);
        }
        final DataKey key = DataKey.create(entropy);
        keys.put(writer.recordingId(), key);
        return new LiveRecording(writer, service.wrap(key).toBytes(), key.sealer());
    }
}
