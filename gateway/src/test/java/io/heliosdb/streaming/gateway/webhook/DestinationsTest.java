package io.heliosdb.streaming.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Where webhooks may go to. */
class DestinationsTest {
    private final Destinations strict = Destinations.allowing(List.of());

    private static void refused(
            final Destinations destinations,
            final String host,
            final boolean isPlain,
            final WebhookError code) {
        assertThatThrownBy(() -> destinations.of(host, 443, isPlain))
                .isInstanceOfSatisfying(
                        HeliosException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "localhost",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.168.1.1",
                "198.19.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
            })
    void specialAddressesAreRefused(final String host) {
        refused(strict, host, false, WebhookError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "11.0.0.1"})
    void publicAddressesAreReachedButNotInTheClear(final String host) {
        assertThat(strict.of(host, 443, false)).hasSize(1);
        refused(strict, host, true, WebhookError.PLAIN);
    }

    @Test
    void whatIsAllowedIsReachedInTheClearToo() {
        final Destinations allowing = Destinations.allowing(List.of("127.0.0.0/8", "10.0.0.7"));
        assertThat(allowing.of("127.0.0.1", 80, true).getFirst().getPort()).isEqualTo(80);
        assertThat(allowing.of("10.0.0.7", 443, false)).hasSize(1);
        refused(allowing, "10.0.0.8", false, WebhookError.FORBIDDEN);
    }

    @Test
    void namesThatLeadNowhereAndNetworksThatAreNone() {
        refused(strict, "no-such-host.invalid", false, WebhookError.UNREACHABLE);
        assertThatThrownBy(() -> Destinations.allowing(List.of("10.0.0.0/33")))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(WebhookError.NETWORK));
    }
}
