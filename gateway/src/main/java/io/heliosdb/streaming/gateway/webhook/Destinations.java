package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.limit.Network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where requests may go to: to addresses of the public Internet, and to networks that are allowed.
 * A name is resolved once for a connection, each of its addresses is looked at, and the connection
 * goes to one of those. Otherwise whoever writes a job, or leads a name, could reach what only this
 * machine reaches: itself, its neighbours, the service that tells a cloud's machines their keys.
 *
 * <p>Any thread.
 */
final class Destinations {
    /** Networks of the IANA registries of special addresses that are not reached globally. */
    private static final List<Network> SPECIAL =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    /** All that is given out of IPv6; what lies outside is local, mapped or translated. */
    private static final Network GLOBAL = networks("2000::/3").getFirst();

    private final List<Network> allowed;

    private Destinations(final List<Network> allowed) {
        this.allowed = allowed;
    }

    /**
     * Of a configuration.
     *
     * @param texts addresses and networks that are not public and may be reached
     * @throws HeliosException {@code HNET-0701} if one is neither
     */
    static Destinations allowing(final List<String> texts) {
        return new Destinations(
                texts.stream()
                        .map(
                                text ->
                                        Network.of(text)
                                                .orElseThrow(
                                                        () ->
                                                                HeliosException.of(
                                                                                WebhookError
                                                                                        .NETWORK,
                                                                                "this is no address"
                                                                                    + " and no"
                                                                                    + " network")
                                                                        .detail("'" + text + "'")
                                                                        .hint(
                                                                                "write an address"
                                                                                    + " like"
                                                                                    + " 10.0.0.7,"
                                                                                    + " or a"
                                                                                    + " network"
                                                                                    + " like"
                                                                                    + " 10.0.0.0/8")))
                        .toList());
    }

    private static List<Network> networks(final String... texts) {
        return Arrays.stream(texts).map(Network::of).map(Optional::orElseThrow).toList();
    }

    /**
     * The addresses of a host.
     *
     * @param isPlain whether what goes there can be read on its way
     * @throws HeliosException {@code HNET-0702}, {@code HNET-0703} or {@code HNET-0705}
     */
    List<InetSocketAddress> of(final String host, final int port, final boolean isPlain) {
        final List<InetAddress> addresses = resolve(host);
        for (final InetAddress address : addresses) {
            final boolean isAllowed = allowed.stream().anyMatch(each -> each.holds(address));
            if (!isAllowed && isSpecial(address)) {
                throw HeliosException.of(WebhookError.FORBIDDEN, host + " is no public address")
                        .detail(address.getHostAddress())
                        .hint(
                                "allow its network with security.webhook_networks, if it is meant"
                                        + " to be reached");
            }
            if (!isAllowed && isPlain) {
                throw HeliosException.of(
                                WebhookError.PLAIN, "results would go to " + host + " in the clear")
                        .hint("use https, or allow its network with security.webhook_networks");
            }
        }
        return addresses.stream().map(each -> new InetSocketAddress(each, port)).toList();
    }

    private static List<InetAddress> resolve(final String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (final UnknownHostException e) {
            throw HeliosException.of(WebhookError.UNREACHABLE, "there is no host " + host)
                    .causedBy(e);
        }
    }

    private static boolean isSpecial(final InetAddress address) {
        final boolean isSix = address.getAddress().length == 16;
        return (isSix && !GLOBAL.holds(address))
                || SPECIAL.stream().anyMatch(each -> each.holds(address));
    }
}
