package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What a feed is to be. Not safe for several threads. */
public final class FeedContext {
    private static final int DEFAULT_PORT = 7070;

    private InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT);
    private String stream;
    private String token = "";
    private Optional<String> producer = Optional.empty();
    private long retainedBytes = 16L << 20;
    private Duration longestPause = Duration.ofSeconds(5);
    private Optional<FeedTls> tls = Optional.empty();
    private Ledger ledger = new Ledger(Long.MAX_VALUE);

    /**
     * @param stream name of the table that is fed
     */
    public FeedContext(final String stream) {
        this.stream = Objects.requireNonNull(stream);
    }

    /** Where the appliance takes feeds; 127.0.0.1:7070 unless set. */
    public FeedContext address(final String host, final int port) {
        address = new InetSocketAddress(host, port);
        return this;
    }

    InetSocketAddress address() {
        return address;
    }

    String stream() {
        return stream;
    }

    /** Token of the user who feeds. */
    public FeedContext token(final String newToken) {
        token = Objects.requireNonNull(newToken);
        return this;
    }

    String token() {
        return token;
    }

    /**
     * Names the producer, 1 to 64 of {@code A-Z a-z 0-9 . _ : -}: then no row is taken twice, over
     * all connections and restarts of both sides.
     */
    public FeedContext producer(final String id) {
        producer = Optional.of(id);
        return this;
    }

    Optional<String> producer() {
        return producer;
    }

    /** Speaks TLS 1.3 with the appliance; without this, plain text. */
    public FeedContext tls(final FeedTls newTls) {
        tls = Optional.of(newTls);
        return this;
    }

    /** Begins to connect. */
    Wire beginWire() throws IOException {
        final Wire plain = PlainWire.begin(address);
        try {
            return tls.<Wire>map(each -> new TlsWire(plain, each.newEngine(address), ledger))
                    .orElse(plain);
        } catch (final RuntimeException e) {
            CloseHelper.quietClose(plain);
            throw e;
        }
    }

    /** Memory for rows that are not acknowledged yet; 16 MiB unless set. */
    public FeedContext retainedBytes(final long bytes) {
        retainedBytes = bytes;
        return this;
    }

    long retainedBytes() {
        return retainedBytes;
    }

    /** Longest time between two attempts to connect again; 5 s unless set. */
    public FeedContext longestPause(final Duration pause) {
        longestPause = pause;
        return this;
    }

    Duration longestPause() {
        return longestPause;
    }

    /** Where native memory is booked. */
    public FeedContext ledger(final Ledger newLedger) {
        ledger = newLedger;
        return this;
    }

    Ledger ledger() {
        return ledger;
    }
}
