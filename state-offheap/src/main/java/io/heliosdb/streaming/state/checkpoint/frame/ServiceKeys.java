package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.Opener;
import io.heliosdb.streaming.codecs.seal.SealError;
import io.heliosdb.streaming.codecs.seal.Sealer;
import io.heliosdb.streaming.codecs.seal.WrappedKey;
import io.heliosdb.streaming.state.checkpoint.format.Damage;
import io.heliosdb.streaming.state.checkpoint.format.SealedKey;
import io.heliosdb.streaming.state.error.CheckpointError;

/** Data keys that a key service wraps. */
public final class ServiceKeys implements FrameKeys {
    /** All that is sealed with one key here is of one kind. */
    private static final int STREAM_ID = 0;

    private final KeyService service;
    private final Entropy entropy;

    /**
     * @param entropy of which keys are made
     */
    public ServiceKeys(final KeyService service, final Entropy entropy) {
        this.service = service;
        this.entropy = entropy;
    }

    @Override
    public FrameKey create() {
        final DataKey key = DataKey.create(entropy);
        boolean isWrapped = false;
        try {
            final SealedKey stored = new SealedKey(service.wrap(key).toBytes());
            isWrapped = true;
            return new ServiceKey(key, stored);
        } finally {
            if (!isWrapped) {
                key.close();
            }
        }
    }

    @Override
    public FrameKey unwrap(final SealedKey stored, final String what) {
        if (!stored.isPresent()) {
            throw HeliosException.of(CheckpointError.SEALING, what + " is not encrypted")
                    .detail("anybody could have written it, and encryption is on")
                    .hint("restore it with encryption off, and take a savepoint with it on");
        }
        try {
            return new ServiceKey(service.unwrap(WrappedKey.fromBytes(stored.bytes())), stored);
        } catch (final HeliosException e) {
            if (e.code() == SealError.NOT_AUTHENTIC) {
                throw Damage.of(what, "its key was changed").causedBy(e);
            }
            throw e;
        }
    }

    private record ServiceKey(DataKey key, SealedKey stored) implements FrameKey {
        @Override
        public FrameSealer sealer() {
            final Sealer sealer = key.sealer();
            return (plain, length, target, bound, boundLength) ->
                    sealer.seal(plain, length, target, STREAM_ID, bound, boundLength);
        }

        @Override
        public FrameOpener opener() {
            final Opener opener = key.opener();
            return opener::tryOpen;
        }

        @Override
        public void close() {
            key.close();
        }
    }
}
