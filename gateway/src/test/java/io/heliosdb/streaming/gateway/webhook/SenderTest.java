package io.heliosdb.streaming.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.result.WebhookTarget;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses that nothing is sent to, as they are written in a job. */
class SenderTest {
    /** Kept for documents, so that nobody is there. */
    private static final String NOBODYS = "192.0.2.0/24";

    @Timeout(60)
    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.7/hook, FORBIDDEN",
        "https://10.0.0.7/hook, FORBIDDEN",
        "https://10.0.0.7:8443/hook, FORBIDDEN",
        "http://8.8.8.8/hook, PLAIN",
        "HTTP://8.8.8.8:8080/hook, PLAIN",
        "http://192.0.2.7/hook, UNREACHABLE",
        "https://192.0.2.7/hook, UNREACHABLE",
        "http://no-such-host.invalid/hook, UNREACHABLE",
    })
    void isToldWhyNothingIsSent(final URI url, final WebhookError code) {
        try (Sender sender = new Sender(Destinations.allowing(List.of(NOBODYS)))) {
            final WebhookTarget target = new WebhookTarget(url, Optional.empty(), 1, 2_000);
            assertThatThrownBy(() -> sender.send(target, Map.of(), new byte[1]))
                    .isInstanceOfSatisfying(
                            HeliosException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }
}
