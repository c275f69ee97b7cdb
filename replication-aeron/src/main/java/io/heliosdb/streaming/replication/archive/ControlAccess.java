package io.heliosdb.streaming.replication.archive;

import io.aeron.archive.codecs.ArchiveIdRequestDecoder;
import io.aeron.archive.codecs.KeepAliveRequestDecoder;
import io.aeron.archive.codecs.StartRecordingRequest2Decoder;
import io.aeron.security.Authenticator;
import io.aeron.security.AuthorisationService;
import io.aeron.security.CredentialsSupplier;
import io.aeron.security.SessionProxy;
import io.heliosdb.streaming.codecs.seal.Entropy;

import org.agrona.collections.LongHashSet;

import java.security.MessageDigest;

/**
 * Who may tell the archive what to do: the store itself, which knows a secret drawn at its start,
 * and all it may do is say that it is there, ask the archive for its id and start recordings.
 * Recorder's thread.
 */
final class ControlAccess implements CredentialsSupplier, Authenticator, AuthorisationService {
    private static final int SECRET_BYTES = 32;
    private static final byte[] STORE = {1};

    private final byte[] secret = new byte[SECRET_BYTES];
    private final LongHashSet authentic = new LongHashSet();

    ControlAccess(final Entropy entropy) {
        entropy.fill(secret);
    }

    @Override
    public byte[] encodedCredentials() {
        return secret.clone();
    }

    @Override
    public byte[] onChallenge(final byte[] encodedChallenge) {
        return new byte[0];
    }

    @Override
    public void onConnectRequest(
            final long sessionId, final byte[] encodedCredentials, final long nowMs) {
        if (MessageDigest.isEqual(secret, encodedCredentials)) {
            authentic.add(sessionId);
        }
    }

    @Override
    public void onConnectedSession(final SessionProxy session, final long nowMs) {
        if (authentic.remove(session.sessionId())) {
            session.authenticate(STORE);
        } else {
            session.reject();
        }
    }

    /** Nobody is challenged. */
    @Override
    public void onChallengeResponse(
            final long sessionId, final byte[] encodedCredentials, final long nowMs) {}

    @Override
    public void onChallengedSession(final SessionProxy session, final long nowMs) {
        session.reject();
    }

    @Override
    public boolean isAuthorised(
            final int protocolId,
            final int actionId,
            final Object type,
            final byte[] encodedPrincipal) {
        return (actionId == KeepAliveRequestDecoder.TEMPLATE_ID
                        || actionId == ArchiveIdRequestDecoder.TEMPLATE_ID
                        || actionId == StartRecordingRequest2Decoder.TEMPLATE_ID)
                && MessageDigest.isEqual(STORE, encodedPrincipal);
    }
}
