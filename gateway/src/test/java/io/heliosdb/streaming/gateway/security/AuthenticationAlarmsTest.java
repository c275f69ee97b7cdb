package io.heliosdb.streaming.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.security.limit.ClientAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(300)
final class AuthenticationAlarmsTest {
    private final List<String> raised = new ArrayList<>();
    private long nowNs = Long.MAX_VALUE - 5;
    private final AuthenticationAlarms alarms =
            new AuthenticationAlarms(
                    () -> nowNs,
                    (what, details) -> raised.add(Arrays.toString(details)),
                    7,
                    new SecurityCounts());

    private static ClientAddress address(final int number) {
        return new ClientAddress(0, number, false);
    }

    private boolean isWrongTried(final String account, final ClientAddress address) {
        if (alarms.begin(account, address) > 0) {
            return false;
        }
        alarms.fail(account, address);
        return true;
    }

    private void passSeconds(final long seconds) {
        nowNs += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void afterFiveEachHasToWaitTwiceAsLong() {
        for (int i = 0; i < 5; i++) {
            assertThat(alarms.begin("anna", address(i))).isZero();
            alarms.fail("anna", address(i));
        }
        for (final long seconds : new long[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(alarms.begin("anna", address(9))).as("of the account").isEqualTo(seconds);
            passSeconds(seconds - 1);
            assertThat(alarms.begin("anna", address(10))).isEqualTo(1);
            passSeconds(1);
            assertThat(isWrongTried("anna", address((int) (nowNs % 1000)))).isTrue();
        }
        assertThat(alarms.begin("bert", address(5000))).as("another account").isZero();
    }

    @Test
    void anAddressWaitsWhateverItsAccounts() {
        for (int i = 0; i < 5; i++) {
            assertThat(isWrongTried("user" + i, address(1))).isTrue();
        }
        assertThat(alarms.begin("fresh", address(1))).isEqualTo(1);
        assertThat(alarms.begin("fresh", address(2))).isZero();
    }

    @Test
    void manyAtOnceGetNoFurtherThanOneAfterAnother() {
        int begun = 0;
        for (int i = 0; i < 100; i++) {
            if (alarms.begin("anna", address(i)) == 0) {
                begun++;
            }
        }
        assertThat(begun).isEqualTo(5);
    }

    @Test
    void successClearsTheAccountAndAQuarterOfAnHourAll() {
        for (int i = 0; i < 4; i++) {
            isWrongTried("anna", address(1));
        }
        alarms.begin("anna", address(1));
        alarms.succeed("anna", address(1));
        for (int i = 0; i < 5; i++) {
            assertThat(alarms.begin("anna", address(2))).isZero();
        }
        assertThat(alarms.begin("anna", address(2))).isPositive();
        passSeconds(15 * 60);
        assertThat(alarms.begin("anna", address(2))).isZero();
    }

    @Test
    void ownSuccessDoesNotWashAnAddressClean() {
        int wrong = 0;
        for (int i = 0; i < 100; i++) {
            if (isWrongTried("victim" + i, address(1))) {
                wrong++;
            }
            if (alarms.begin("attacker", address(1)) == 0) {
                alarms.succeed("attacker", address(1));
            }
        }
        assertThat(wrong).isEqualTo(5);
    }

    @Test
    void strangersDoNotKeepTheOwnerOut() {
        final ClientAddress home = address(1);
        alarms.begin("anna", home);
        alarms.succeed("anna", home);
        int tried = 0;
        for (int i = 0; i < 1_000_000; i++) {
            if (isWrongTried("anna", address(2 + i))) {
                tried++;
            }
            if (i % 1000 == 0) {
                passSeconds(1);
            }
        }
        assertThat(tried).as("a million guesses in 1000 s").isLessThan(50);
        assertThat(alarms.begin("anna", home)).isZero();
        alarms.giveUp("anna", home);
        for (int i = 0; i < 5; i++) {
            isWrongTried("anna", home);
        }
        assertThat(alarms.begin("anna", home)).as("there too guessing is slow").isPositive();
    }

    @Test
    void anAlarmIsRaisedOnceInAWindow() {
        for (int i = 0; i < 200; i++) {
            passSeconds(i < 20 ? 1 : 0);
            alarms.fail("anna\n\u001b", address(i));
        }
        assertThat(raised).hasSize(1);
        assertThat(raised.getFirst()).contains("account").contains("anna??");
        passSeconds(5 * 60);
        for (int i = 0; i < 9; i++) {
            alarms.fail("anna\n\u001b", address(1000 + i));
        }
        assertThat(raised).hasSize(1);
        alarms.fail("anna\n\u001b", address(2000));
        assertThat(raised).hasSize(2);
    }

    @Test
    void wrongTokensRaiseAnAlarmAndStopNobody() {
        for (int i = 0; i < 100; i++) {
            alarms.refuseToken(address(1));
        }
        assertThat(raised).hasSize(1);
        assertThat(alarms.begin("anna", address(1))).isZero();
    }
}
