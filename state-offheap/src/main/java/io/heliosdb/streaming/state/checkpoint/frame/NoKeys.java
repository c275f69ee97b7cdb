package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.checkpoint.format.SealedKey;
import io.heliosdb.streaming.state.checkpoint.format.Sha256;
import io.heliosdb.streaming.state.error.CheckpointError;

/**
 * Encryption is off: nothing is hidden, and the tag is the beginning of a SHA-256 that finds damage
 * but no forgery. For development only.
 */
public final class NoKeys implements FrameKeys {
    private static final int NONCE_BYTES = 12;

    @Override
    public FrameKey create() {
        return new NoKey();
    }

    @Override
    public FrameKey unwrap(final SealedKey key, final String what) {
        if (key.isPresent()) {
            throw HeliosException.of(CheckpointError.SEALING, what + " is encrypted")
                    .detail("encryption is off")
                    .hint("turn encryption on and name the key");
        }
        return new NoKey();
    }

    private static final class NoKey implements FrameKey {
        @Override
        public SealedKey stored() {
            return SealedKey.NONE;
        }

        @Override
        public FrameSealer sealer() {
            return new Digester();
        }

        @Override
        public FrameOpener opener() {
            return new Digester();
        }

        @Override
        public void close() {
            // There is nothing to wipe.
        }
    }

    /** Both ends, since there is no secret. */
    private static final class Digester implements FrameSealer, FrameOpener {
        private final Sha256 sha = new Sha256();

        @Override
        public void seal(
                final long plain,
                final int length,
                final long target,
                final long bound,
                final int boundLength) {
            Memory.fill(target, NONCE_BYTES, (byte) 0);
            final long copy = target + NONCE_BYTES;
            Memory.copy(plain, copy, length);
            sha.add(bound, boundLength);
            sha.add(copy, length);
            sha.endTag(copy + length);
        }

        @Override
        public boolean open(
                final long sealed,
                final int length,
                final long target,
                final long bound,
                final int boundLength) {
            final int plainLength = length - FrameSealer.OVERHEAD_BYTES;
            final long copy = sealed + NONCE_BYTES;
            sha.add(bound, boundLength);
            sha.add(copy, plainLength);
            final boolean isSame = sha.endIsTag(copy + plainLength);
            Memory.copy(copy, target, plainLength);
            return isSame && isZero(sealed);
        }

        private static boolean isZero(final long nonce) {
            return Memory.getLong(nonce) == 0 && Memory.getInt(nonce + Long.BYTES) == 0;
        }
    }
}
