package io.heliosdb.streaming.gateway.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

final class TrustedProxiesTest {
    private final TrustedProxies proxies =
            TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

    private static InetAddress ip(final String text) {
        return InetAddress.ofLiteral(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Whoever is no proxy of ours is himself, whatever he says.
                "203.0.113.9 | 1.2.3.4 | 203.0.113.9",
                "203.0.113.9 | 10.0.0.1 | 203.0.113.9",
                "192.0.2.8 | 1.2.3.4 | 192.0.2.8",
                "11.0.0.0 | 1.2.3.4 | 11.0.0.0",
                "fe00::1 | 1.2.3.4 | fe00::1",
                // Behind one proxy: the last hop. What is left of it, the client has written.
                "10.0.0.1 | 1.2.3.4 | 1.2.3.4",
                "10.255.255.255 | 1.2.3.4 | 1.2.3.4",
                "192.0.2.7 | 1.2.3.4 | 1.2.3.4",
                "fd12::1 | 2001:db8::5 | 2001:db8::5",
                "10.0.0.1 | 9.9.9.9, 1.2.3.4 | 1.2.3.4",
                "10.0.0.1 | 10.0.0.9, 1.2.3.4 | 1.2.3.4",
                "10.0.0.1 | garbage, 1.2.3.4 | 1.2.3.4",
                // Behind several.
                "10.0.0.1 | 9.9.9.9, 1.2.3.4, 10.0.0.2, 192.0.2.7 | 1.2.3.4",
                "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
                // What cannot be read ends the walk at the last one that is known.
                "10.0.0.1 | 1.2.3.4, unknown | 10.0.0.1",
                "10.0.0.1 | 1.2.3.4, _hidden, 10.0.0.2 | 10.0.0.2",
                "10.0.0.1 | 1.2.3.4, | 10.0.0.1",
                "10.0.0.1 | localhost | 10.0.0.1",
                "10.0.0.1 | 1.2.3 | 10.0.0.1",
                "10.0.0.1 | 16909060 | 10.0.0.1",
                "10.0.0.1 | 0x1.2.3.4 | 10.0.0.1",
                "10.0.0.1 | 01.2.3.4 | 10.0.0.1",
                "10.0.0.1 | 1.2.3.400 | 10.0.0.1",
                "10.0.0.1 | fe80::1%eth0 | 10.0.0.1",
                "10.0.0.1 | [::1 | 10.0.0.1",
                "10.0.0.1 | 1.2.3.4:port | 10.0.0.1",
                // Ports, and IPv4 inside of IPv6.
                "10.0.0.1 | 1.2.3.4:4711 | 1.2.3.4",
                "10.0.0.1 | [2001:db8::5]:443 | 2001:db8::5",
                "10.0.0.1 | [2001:db8::5] | 2001:db8::5",
                "10.0.0.1 | ::ffff:1.2.3.4 | 1.2.3.4",
                "10.0.0.1 | 1.2.3.4, ::ffff:10.0.0.2 | 1.2.3.4",
            })
    void theClientIsTheLastOneWhoIsNoProxyOfOurs(
            final String peer, final String header, final String client) {
        assertThat(proxies.client(ip(peer), Optional.of(header))).isEqualTo(ip(client));
    }

    @Test
    void withoutAHeaderOrProxiesItIsThePeer() {
        assertThat(proxies.client(ip("10.0.0.1"), Optional.empty())).isEqualTo(ip("10.0.0.1"));
        assertThat(TrustedProxies.NONE.client(ip("10.0.0.1"), Optional.of("1.2.3.4")))
                .isEqualTo(ip("10.0.0.1"));
    }

    @Test
    void aLongHeaderIsReadFromItsEnd() {
        final String forged = "6.6.6.6, ".repeat(100_000);
        assertThat(proxies.client(ip("10.0.0.1"), Optional.of(forged + "1.2.3.4")))
                .isEqualTo(ip("1.2.3.4"));
        final String proxied = "10.0.0.2, ".repeat(100_000);
        assertThat(proxies.client(ip("10.0.0.1"), Optional.of("6.6.6.6, " + proxied + "10.0.0.3")))
                .isEqualTo(ip("10.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/0",
                "fd00::/129",
                "10.0.0/8",
                "*"
            })
    void whatIsNoNetworkIsRefused(final String text) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(text)))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(LimitError.PROXY));
    }
}
