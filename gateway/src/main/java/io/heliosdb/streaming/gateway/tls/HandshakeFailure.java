package io.heliosdb.streaming.gateway.tls;

import java.security.cert.CertificateException;
import java.util.Locale;

import javax.net.ssl.SSLException;

/** Why a handshake has failed. */
public enum HandshakeFailure {
    /** The client does not speak TLS. */
    PLAIN_TEXT,
    /** It speaks an older version only. */
    VERSION,
    /** It shows no certificate where it has to. */
    NO_CERTIFICATE,
    /** It shows one that does not count. */
    BAD_CERTIFICATE,
    /** It does not want to: mostly because it does not believe our certificate. */
    CLIENT_REFUSED,
    /** It takes too long. */
    TOO_SLOW,
    /** There were too many at once, and this one was the oldest. */
    CROWDED_OUT,
    /** The connection has ended in between. */
    CUT_OFF,
    /** Anything else. */
    OTHER;

    private static final int MOST_CAUSES = 10;

    /** As a label of metrics has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a door was told; the words are those of BoringSSL, of Conscrypt and of Netty. */
    static HandshakeFailure of(final Throwable thrown) {
        Throwable cause = thrown;
        boolean isOfTls = false;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            final HandshakeFailure found = ofOne(cause);
            if (found != OTHER) {
                return found;
            }
            isOfTls |= cause instanceof SSLException;
            cause = cause.getCause();
        }
        return isOfTls ? OTHER : CUT_OFF;
    }

    private static HandshakeFailure ofOne(final Throwable cause) {
        if (cause instanceof CertificateException) {
            return BAD_CERTIFICATE;
        }
        final String text = String.valueOf(cause.getMessage());
        if (text.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE")) {
            return NO_CERTIFICATE;
        }
        if (text.contains("UNSUPPORTED_PROTOCOL")) {
            return VERSION;
        }
        if (text.contains("parse TLS packet header")
                || text.contains("not an SSL/TLS record")
                || text.contains("HTTP_REQUEST")
                || text.contains("WRONG_VERSION_NUMBER")) {
            return PLAIN_TEXT;
        }
        return text.contains("_ALERT_") ? CLIENT_REFUSED : OTHER;
    }
}
