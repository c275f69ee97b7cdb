package io.heliosdb.streaming.gateway.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** In each text stands a secret with the word geheim in it, or what looks like one. */
class RedactorTest {
    private final Redactor redactor = new Redactor(List.of("geheim with spaces", "short"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it is geheim with spaces here",
                "password=geheim",
                "db.password: geheim",
                "'password' = 'geheim is it'",
                "{\"jwt_secret\": \"geheim is it\"}",
                "-Djavax.net.ssl.trustStorePassword=geheim -jar",
                "API_KEY=geheim",
                "'sasl.token' => 'geheim'",
                "Authorization: Bearer geheimgeheim.x",
                "Authorization: Basic geheimgeheim==",
                "postgres://anna:geheim@host/db",
                "eyJgeheim.geheim.geheim",
                "hash $2b$12$geheimgeheimgeheimgeheimgeheim done",
                "SCRAM-SHA-256$600000:geheim$geheim:geheim",
                "-----BEGIN PRIVATE KEY-----\ngeheim\ngeheim\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\ngeheim\n",
            })
    void secretsAreMasked(final String text) {
        assertThat(redactor.redact(text)).doesNotContain("geheim").contains(Redactor.MASK);
    }

    @Test
    void keysAndCodesAreMasked() {
        assertThat(redactor.redact("key " + "0123456789abcdef".repeat(4) + " end"))
                .isEqualTo("key *** end");
        assertThat(redactor.redact("code ABCD-0123-EFGH-4567-JKMN-89PQ-RSTV-WXYZ."))
                .isEqualTo("code ***.");
    }

    @Test
    void otherTextsStay() {
        final String text =
                "job delays: running, 5 rows in; a short secret; appliance 0123456789abcdef;"
                        + " http://127.0.0.1:8080/api at io.heliosdb.Tokens.verify(Tokens.java:12)";
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @Test
    @Timeout(10)
    void longTextsTakeTimeInProportion() {
        final String text = "z".repeat(1 << 20) + " " + "password".repeat(1 << 17);
        assertThat(redactor.redact(text)).isEqualTo(text);
    }
}
