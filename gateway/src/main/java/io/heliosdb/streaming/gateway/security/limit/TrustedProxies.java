package io.heliosdb.streaming.gateway.security.limit;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client of a request. That is who is at the other end of the connection, unless that is
 * a proxy of ours: then it is the last one that the header {@code X-Forwarded-For} names, counted
 * from the right, who is no proxy of ours. What stands further to the left anybody may have
 * written.
 *
 * <p>Immutable; any thread.
 */
public final class TrustedProxies {
    /** Nobody but the other end of the connection is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final int HEADER_LIMIT = 4096;
    private static final int HOPS_LIMIT = 32;

    private final List<Network> networks;

    private TrustedProxies(final List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Of a configuration.
     *
     * @param texts addresses, or networks like {@code 10.0.0.0/8}
     * @throws HeliosException {@link LimitError#PROXY}
     */
    public static TrustedProxies of(final List<String> texts) {
        return new TrustedProxies(texts.stream().map(TrustedProxies::network).toList());
    }

    private static Network network(final String text) {
        return Network.of(text)
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                LimitError.PROXY, "this is no address of a proxy")
                                        .detail("'" + text + "'")
                                        .hint(
                                                "write an address like 10.0.0.7, or a network like"
                                                        + " 10.0.0.0/8"));
    }

    /**
     * The client.
     *
     * @param peer at the other end of the connection
     * @param forwardedFor the header, several of them joined by commas in their order
     */
    public InetAddress client(final InetAddress peer, final Optional<String> forwardedFor) {
        final String header = forwardedFor.orElse("");
        if (header.isBlank() || !isTrusted(peer)) {
            return peer;
        }
        final String end =
                header.length() > HEADER_LIMIT
                        ? header.substring(header.length() - HEADER_LIMIT)
                        : header;
        final String[] hops = end.split(",", -1);
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - HOPS_LIMIT); i--) {
            final Optional<InetAddress> hop = ClientAddress.parse(hops[i]);
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(final InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
