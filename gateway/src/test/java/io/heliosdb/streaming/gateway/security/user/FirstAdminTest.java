package io.heliosdb.streaming.gateway.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

final class FirstAdminTest {
    @TempDir private Path parent;
    private final Random random = new Random(7);
    private final char[] password = "vogel im winter".toCharArray();
    private long nowNs = Long.MAX_VALUE - 5;
    private UserRig rig;
    private FirstAdmin first;

    @BeforeEach
    void open() {
        rig = new UserRig(parent.resolve("users"), () -> 1_000);
        first = new FirstAdmin(rig.users, rig.accounts, () -> nowNs);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private String begin() {
        return first.begin(random::nextBytes).orElseThrow();
    }

    private static void assertRefused(final ErrorCode code, final ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        HeliosException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void theCodeMakesOneAdministrator() {
        final String code = begin();
        assertThat(code.replace("-", "")).as("160 bits").hasSize(32);
        final User user = first.register(code.toLowerCase(Locale.ROOT), "anna", password).join();
        assertThat(user.roles()).containsExactly("Admin");
        assertRefused(UserError.WRONG_CODE, () -> first.register(code, "bert", password));
        assertThat(first.begin(random::nextBytes)).as("there is a user").isEmpty();
        assertRefused(UserError.WRONG_CODE, () -> first.register(code, "bert", password));
        assertThat(rig.users.all()).hasSize(1);
    }

    @Test
    void otherCodesAreRefused() {
        final String code = begin();
        assertRefused(UserError.WRONG_CODE, () -> first.register("", "anna", password));
        assertRefused(UserError.WRONG_CODE, () -> first.register(code + "0", "anna", password));
        final char last = code.charAt(code.length() - 1) == '0' ? '1' : '0';
        final String other = code.substring(0, code.length() - 1) + last;
        assertRefused(UserError.WRONG_CODE, () -> first.register(other, "anna", password));
        final String next = begin();
        assertThat(next).isNotEqualTo(code);
        assertRefused(UserError.WRONG_CODE, () -> first.register(code, "anna", password));
        first.register(next, "anna", password).join();
    }

    @Test
    void afterAResetAUserBecomesAdministrator() {
        first.register(begin(), "anna", password).join();
        rig.accounts.create("bert", password, Set.of("Viewer")).join();
        rig.users.changeEnabled("bert", false);
        final long version = rig.users.find("bert").orElseThrow().tokenVersion();
        final String code = first.beginReset(random::nextBytes);
        final char[] other = "nebel im herbst".toCharArray();
        final User bert = first.register(code, "bert", other).join();
        assertThat(bert.roles()).containsExactlyInAnyOrder("Admin", "Viewer");
        assertThat(bert.isEnabled()).isTrue();
        assertThat(bert.tokenVersion()).as("his tokens have ended").isGreaterThan(version);
        assertThat(rig.accounts.authenticate("bert", password).join()).isEmpty();
        assertThat(rig.accounts.authenticate("bert", other).join()).isPresent();
        assertRefused(UserError.WRONG_CODE, () -> first.register(code, "anna", other));
        final String next = first.beginReset(random::nextBytes);
        assertThat(first.register(next, "carl", other).join().roles()).containsExactly("Admin");
        final String late = first.beginReset(random::nextBytes);
        nowNs += FirstAdmin.LIFETIME_NS;
        assertRefused(UserError.WRONG_CODE, () -> first.register(late, "dora", other));
    }

    @Test
    void withoutABeginningThereIsNoCode() {
        assertRefused(UserError.WRONG_CODE, () -> first.register("", "anna", password));
    }

    @Test
    void itIsGoodForAQuarterOfAnHour() {
        final String code = begin();
        nowNs += FirstAdmin.LIFETIME_NS;
        assertRefused(UserError.WRONG_CODE, () -> first.register(code, "anna", password));
        nowNs -= 1;
        first.register(code, "anna", password).join();
    }

    @Test
    void aRefusedNameOrPasswordDoesNotUseItUp() {
        final String code = begin();
        assertRefused(
                UserError.WEAK_PASSWORD, () -> first.register(code, "anna", "short".toCharArray()));
        assertRefused(UserError.NAME, () -> first.register(code, "Anna", password));
        first.register(code, "anna", password).join();
    }

    @Test
    void nobodyIsFirstTwice() {
        final String code = begin();
        rig.add("bert", "Viewer");
        assertRefused(UserError.WRONG_CODE, () -> first.register(code, "anna", password));
    }
}
