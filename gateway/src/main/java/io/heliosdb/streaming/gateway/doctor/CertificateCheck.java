package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.codecs.certificate.Identity;
import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.TlsSettings;

import org.agrona.concurrent.EpochClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the certificate of the listeners can be used, and for how long. */
final class CertificateCheck implements Check {
    private static final String NAME = "certificate";
    private static final int SOON_DAYS = 30;

    private final Storage storage;
    private final EpochClock clock;
    private final TlsSettings settings;

    CertificateCheck(final Storage storage, final EpochClock clock, final TlsSettings settings) {
        this.storage = storage;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public List<Finding> look() {
        return settings.isOn() ? List.of(certificate()) : List.of();
    }

    private Finding certificate() {
        final String wanted = SOON_DAYS + " days or more";
        final long nowMs = clock.time();
        try {
            final Identity identity =
                    Identity.read(
                            storage,
                            settings.certificateFile().orElseThrow(),
                            settings.keyFile().orElseThrow(),
                            nowMs);
            final long days =
                    Duration.between(Instant.ofEpochMilli(nowMs), identity.ends()).toDays();
            return Finding.of(
                    NAME,
                    days >= SOON_DAYS,
                    days + " days left",
                    wanted,
                    "put a new one in its place, then heliosdb-streaming config reload");
        } catch (final HeliosException e) {
            return Finding.fail(NAME, ErrorText.of(e), wanted, "heliosdb-streaming config check");
        }
    }
}
