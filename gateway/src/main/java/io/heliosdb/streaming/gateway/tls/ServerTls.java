package io.heliosdb.streaming.gateway.tls;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.TlsSettings;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLEngine;

/**
 * TLS of all listeners of an appliance. Connections keep what they were made with; new ones get
 * what the newest reload has read. Any thread.
 */
public final class ServerTls {
    private static final Duration SOON = Duration.ofDays(30);
    private static final double SECONDS_PER_DAY = TimeUnit.DAYS.toSeconds(1);

    private final TlsPorts ports;
    private final TlsCounts counts = new TlsCounts();
    private final HandshakeNotes notes;
    private final AtomicLong remindedDay = new AtomicLong(Long.MIN_VALUE);
    private volatile Presented presented;

    private ServerTls(final TlsPorts ports, final Presented presented) {
        this.ports = ports;
        this.presented = presented;
        notes = new HandshakeNotes(ports.log(), ports.nanoClock());
        tell(presented);
    }

    /**
     * Reads certificates and tries them.
     *
     * @throws HeliosException with a {@code CertificateError} or a {@link TlsError}
     */
    public static ServerTls open(final TlsSettings settings, final TlsPorts ports) {
        return new ServerTls(
                ports, Presented.of(settings, ports.storage(), ports.epochClock().time()));
    }

    /**
     * Looks whether {@link #open} would do.
     *
     * @throws HeliosException as there
     */
    public static void check(
            final TlsSettings settings, final Storage storage, final long epochMs) {
        if (settings.isOn()) {
            Presented.of(settings, storage, epochMs);
        }
    }

    /** A change of what is presented. */
    public final class Change {
        private final Presented next;

        private Change(final Presented next) {
            this.next = next;
        }

        /** Makes it. */
        public void apply() {
            presented = next;
            tell(next);
        }

        /** Whether another certificate is presented than before. */
        public boolean isOfFile() {
            return !next.identity().fingerprint().equals(presented.identity().fingerprint());
        }
    }

    /**
     * Reads the files again, or others; nothing has changed before the change is applied.
     *
     * @throws HeliosException as {@link #open}, or {@link TlsError#SWITCHED}
     */
    public Change prepare(final TlsSettings next) {
        if (!next.isOn()) {
            throw HeliosException.of(TlsError.SWITCHED, "TLS cannot be switched off by a reload")
                    .hint("set tls.certificate_file again, or start the appliance anew");
        }
        return new Change(Presented.of(next, ports.storage(), ports.epochClock().time()));
    }

    private void tell(final Presented now) {
        ports.log()
                .info(
                        "certificate",
                        field(
                                "subject",
                                now.identity().chain().getFirst().getSubjectX500Principal()),
                        field("ends", now.identity().ends()),
                        field("sha256", now.identity().fingerprint()),
                        field("clients", now.clients()));
        remindedDay.set(Long.MIN_VALUE);
        remind(now);
    }

    /** Once a day, of a certificate that ends soon. */
    private void remind(final Presented now) {
        final long epochMs = ports.epochClock().time();
        final Instant ends = now.identity().ends();
        final long day = TimeUnit.MILLISECONDS.toDays(epochMs);
        final Instant soon = Instant.ofEpochMilli(epochMs).plus(SOON);
        if (ends.isBefore(soon) && remindedDay.getAndSet(day) != day) {
            ports.log()
                    .warn(
                            "the certificate ends soon",
                            field("ends", ends),
                            field(
                                    "hint",
                                    "put a new one in its place and run"
                                            + " 'heliosdb-streaming config reload'"));
        }
    }

    /** An engine for a connection that a client has opened. */
    public SSLEngine newEngine() {
        final Presented now = presented;
        remind(now);
        return now.newEngine();
    }

    /** Keeps the handshakes of a door within bounds. */
    public Handshakes newHandshakes() {
        return new Handshakes(counts, notes);
    }

    /** How handshakes have ended. */
    public TlsCounts counts() {
        return counts;
    }

    /** Days until the certificate in use ends; below 0 behind its end. */
    public double daysLeft() {
        final Instant now = Instant.ofEpochMilli(ports.epochClock().time());
        return Duration.between(now, presented.identity().ends()).toSeconds() / SECONDS_PER_DAY;
    }
}
