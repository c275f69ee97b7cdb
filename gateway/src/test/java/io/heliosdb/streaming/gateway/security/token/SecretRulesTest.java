package io.heliosdb.streaming.gateway.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

final class SecretRulesTest {
    @Test
    void generatedOnesAreTaken() {
        final Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            final byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            SecretRules.check(HexFormat.of().formatHex(bytes));
            SecretRules.check(Base64.getEncoder().encodeToString(bytes));
            SecretRules.check(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        assertThat(TokenKeys.configured(hex(1), List.of(hex(2))).ids()).hasSize(2);
    }

    private static String hex(final long seed) {
        final byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "your-secret-key-here-change-in-production-please-do-it",
                "change-this-in-production",
                "Change-This-To-A-Random-Value-Of-At-Least-64-Characters-0123456789",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
                "9f86d081884c7d659a2feaa0c55ad015",
                "kX9#mQ2vLp8zRtW4",
            })
    void othersAreRefused(final String secret) {
        assertThatThrownBy(() -> TokenKeys.configured(secret, List.of()))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(TokenError.WEAK_SECRET));
        assertThatThrownBy(() -> TokenKeys.configured(hex(1), List.of(secret)))
                .as("of the ones before too")
                .isInstanceOf(HeliosException.class);
    }
}
