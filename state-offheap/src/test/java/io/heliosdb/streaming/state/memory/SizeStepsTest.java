package io.heliosdb.streaming.state.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeStepsTest {
    @Test
    void theSizeOfARequestIsTheSmallestThatHoldsIt() {
        for (long units = 1; units < 100_000; units++) {
            final int index = SizeSteps.indexFor(units);
            assertThat(SizeSteps.units(index)).isGreaterThanOrEqualTo(units);
            if (index > 0) {
                assertThat(SizeSteps.units(index - 1)).isLessThan(units);
            }
        }
    }

    @Test
    void wastesLessThanAFifth() {
        for (long units = 5; units < 100_000; units++) {
            final long size = SizeSteps.units(SizeSteps.indexFor(units));
            assertThat((size - units) * 5).isLessThan(size);
        }
    }

    @Test
    void reachesUpToTwoToThe31() {
        assertThat(SizeSteps.units(SizeSteps.indexFor(1L << 31))).isEqualTo(1L << 31);
        assertThat(SizeSteps.units(SizeSteps.indexFor(3L << 16))).isEqualTo(3L << 16);
    }
}
