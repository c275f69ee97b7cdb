package io.heliosdb.streaming.gateway.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules(12);

    private void assertRefused(final PasswordRules by, final String password) {
        assertThatThrownBy(() -> by.check("anna.example", password.toCharArray()))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(UserError.WEAK_PASSWORD);
                            assertThat(error.getMessage() + error.hint())
                                    .as("does not give it away")
                                    .doesNotContain(password);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password12345!",
                "P@ssw0rd1234",
                "passwordpassword",
                "adminadminadmin",
                "Administrator2026!",
                "qwertyuiop123",
                "qwerty123456",
                "1234567890123456",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaaaaa",
                "abababababab",
                "iloveyou12345",
                "letmein123456",
                "welcome2heliosdb",
                "changemechangeme",
                "change-this-now",
                "Summer2025Summer",
                "anna.example1",
                "correcthorsebatterystaple",
                "liverpool12345",
                "superman123456",
            })
    void whatIsTriedFirstIsRefused(final String password) {
        assertRefused(rules, password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vogel taucht im winter",
                "kX9#mQ2vLp8z",
                "4f9c1e7ab02d",
                "the green kettle sings loudly",
                "пароль-для-нас-двоих",
                "password of a purple giraffe",
                "83920174659018273645",
            })
    void othersAreTaken(final String password) {
        assertThatCode(() -> rules.check("anna.example", password.toCharArray()))
                .doesNotThrowAnyException();
    }

    @Test
    void lengthsAreInCharactersAndBytes() {
        final PasswordRules standard = PasswordRules.standard();
        assertRefused(standard, "kX9#mQ2vLp8zRt");
        standard.check("anna", "kX9#mQ2vLp8zRtW".toCharArray());
        final String long1024 = "kX9#mQ2v".repeat(128);
        standard.check("anna", long1024.toCharArray());
        assertRefused(standard, long1024 + "x");
        assertRefused(standard, "kX9#" + "\uD83D\uDE00".repeat(10));
        assertThatThrownBy(() -> new PasswordRules(11))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
