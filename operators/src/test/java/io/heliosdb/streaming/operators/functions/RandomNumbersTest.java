package io.heliosdb.streaming.operators.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.operators.expression.RandomSite;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/** Random numbers beside those of {@code java.util.Random}. */
class RandomNumbersTest {
    private static final int NUMBERS = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 42, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void areThoseOfJava(final int seed) {
        final Random java = new Random(seed);
        long state = RandomSite.seeded(seed);
        assertThat(RandomNumbers.firstFraction(seed)).isEqualTo(new Random(seed).nextDouble());
        for (int i = 0; i < NUMBERS; i++) {
            final long first = RandomNumbers.next(state);
            state = RandomNumbers.next(first);
            assertThat(RandomNumbers.fraction(first, state)).isEqualTo(java.nextDouble());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1 << 30, 1_610_612_737, Integer.MAX_VALUE})
    void areBelowTheBoundAsInJava(final int bound) {
        final Random java = new Random(bound);
        long state = RandomSite.seeded(bound);
        assertThat(RandomNumbers.firstInteger(bound, bound))
                .isEqualTo(new Random(bound).nextInt(bound));
        for (int i = 0; i < NUMBERS; i++) {
            state = RandomNumbers.nextInteger(state, bound);
            assertThat(RandomNumbers.integer(state, bound)).isEqualTo(java.nextInt(bound));
        }
    }
}
