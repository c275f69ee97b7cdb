package io.heliosdb.streaming.gateway.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

@Timeout(300)
final class RequestLimitsTest {
    private long nowNs = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(10);
    private final RequestLimits limits =
            new RequestLimits(LimitSettings.standard(), () -> nowNs, 7);

    private static ClientAddress address(final String text) {
        return ClientAddress.of(InetAddress.ofLiteral(text));
    }

    private static ClientAddress address(final int number) {
        return new ClientAddress(0, Integer.toUnsignedLong(number), false);
    }

    private static int taken(final LongSupplier take, final int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            if (take.getAsLong() == 0) {
                taken++;
            }
        }
        return taken;
    }

    private void passMs(final long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void anAddressHasAHundredAMinuteAndTenOnTop() {
        final ClientAddress one = address("192.0.2.1");
        assertThat(taken(() -> limits.take(one), 1000)).isEqualTo(110);
        assertThat(limits.take(one)).as("0.6 s, told in whole seconds").isEqualTo(1);
        assertThat(limits.take(address("192.0.2.2"))).as("another").isZero();
        passMs(600);
        assertThat(taken(() -> limits.take(one), 1000)).isEqualTo(1);
        passMs(60_000);
        assertThat(taken(() -> limits.take(one), 1000)).isEqualTo(100);
        passMs(3_600_000);
        assertThat(taken(() -> limits.take(one), 1000)).isEqualTo(110);
    }

    @Test
    void aUserHasFiveHundredAndFiftyOnTop() {
        assertThat(taken(() -> limits.takeOfUser("anna"), 1000)).isEqualTo(550);
        passMs(60_000);
        assertThat(taken(() -> limits.takeOfUser("anna"), 1000)).isEqualTo(500);
        assertThat(limits.takeOfUser("bert")).isZero();
    }

    @Test
    void theWholeIsTenThousandAndNoPartTakesOfAnother() {
        final int strangers = taken(limits::takeAsStranger, 20_000);
        assertThat(limits.takeAsUser(false)).as("a flood of strangers").isZero();
        final int users = 1 + taken(() -> limits.takeAsUser(false), 20_000);
        final int admins = taken(() -> limits.takeAsUser(true), 20_000);
        assertThat(strangers + users + admins).isEqualTo(10_000);
        assertThat(users).isGreaterThanOrEqualTo(5_000);
        assertThat(admins).as("left for them alone").isEqualTo(500);
    }

    @Test
    void sharesAreKept() {
        assertThatThrownBy(() -> new LimitSettings(true, 1, 0, 1, 0, 1000, 46, 5, 2048))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LimitSettings(true, 1, 0, 1, 0, 1000, 20, 4, 2048))
                .isInstanceOf(IllegalArgumentException.class);
        final RequestLimits off = new RequestLimits(LimitSettings.standard().off(), () -> nowNs, 7);
        assertThat(taken(off::takeAsStranger, 100_000)).isEqualTo(100_000);
    }

    @Test
    void anAddressOfIpv6IsANetwork() {
        assertThat(taken(() -> limits.take(address("2001:db8:1:2::1")), 100)).isEqualTo(100);
        assertThat(taken(() -> limits.take(address("2001:db8:1:2:ffff::9")), 100)).isEqualTo(10);
        assertThat(limits.take(address("2001:db8:1:3::1"))).isZero();
        assertThat(address("2001:db8:1:2::1")).hasToString("2001:db8:1:2::/64");
        assertThat(address("::ffff:192.0.2.1"))
                .isEqualTo(address("192.0.2.1"))
                .hasToString("192.0.2.1");
    }

    @Test
    void aMillionForgedAddressesNeitherGrowTheTableNorForgiveADebt() {
        final ClientAddress limited = address("192.0.2.1");
        taken(() -> limits.take(limited), 1000);
        int accepted = 0;
        for (int i = 0; i < 1_000_000; i++) {
            if (limits.take(address(i)) == 0) {
                accepted++;
            }
            if (i % 100_000 == 0) {
                assertThat(limits.take(limited)).as("after " + i).isPositive();
            }
        }
        assertThat(limits.take(limited)).isPositive();
        assertThat(limits.size()).isLessThanOrEqualTo(16_384 + 256);
        assertThat(accepted).as("what does not fit shares").isLessThan(16_384 + 256 * 110 + 1);
        passMs(120_000);
        for (int i = 0; i < 200_000; i++) {
            limits.take(address(1_000_000 + i));
        }
        assertThat(limits.size()).isLessThanOrEqualTo(16_384 + 256);
    }

    @Test
    void whoHasPaidIsForgotten() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(limits.take(address(i))).as("one each 10 ms: nobody is refused").isZero();
            passMs(10);
        }
    }
}
