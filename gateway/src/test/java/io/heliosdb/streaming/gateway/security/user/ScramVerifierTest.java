package io.heliosdb.streaming.gateway.security.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Base64;

final class ScramVerifierTest {
    /** Salt of the exchange in RFC 7677, section 3. */
    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");

    @Test
    void isThatOfTheStandard() {
        assertThat(ScramVerifier.derive("pencil".toCharArray(), SALT, 4096).text())
                .isEqualTo(
                        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
                                + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:"
                                + "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    void textsAreThatOfClientsOfPostgres() {
        assertThat(derived("I\u00ADX pencil")).isEqualTo(derived("IX pencil"));
        assertThat(derived("\u2168 pencil")).isEqualTo(derived("IX pencil"));
        assertThat(derived("IX\u00A0pencil")).isEqualTo(derived("IX pencil"));
        assertThat(derived("ix pencil")).isNotEqualTo(derived("IX pencil"));
    }

    private static ScramVerifier derived(final String password) {
        return ScramVerifier.derive(password.toCharArray(), SALT, 1000);
    }
}
