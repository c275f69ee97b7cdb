package io.heliosdb.streaming.connectors.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Addresses of receivers as they are written in a job. */
class WebhookTargetTest {
    private static TableDefinition table(final String url) {
        return new TableDefinition(
                "alerts", List.of(), Map.of("connector", "stream", "webhook.url", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.7/hook",
                "https://example.org",
                "https://example.org:1/hook",
                "https://[2001:db8::1]:65535/hook?x=1",
            })
    void takesAddressesOfTheWeb(final String url) {
        assertThat(WebhookTarget.of(table(url)).orElseThrow().url()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "ftp://example.org/hook",
                "https://anna@example.org/hook",
                "https://example.org:0/hook",
                "https://example.org:65536/hook",
                "https://example.org:99999999999/hook",
                "https://example.org:-1/hook",
                "https:///hook",
            })
    void refusesAllOthers(final String url) {
        assertThatThrownBy(() -> WebhookTarget.of(table(url)))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(ConnectorError.OPTION_INVALID));
    }
}
