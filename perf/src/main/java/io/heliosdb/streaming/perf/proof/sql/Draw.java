package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that follow from a seed. */
final class Draw {
    private final SplittableRandom random;

    Draw(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** One of the numbers from 0 to {@code bound} - 1. */
    int below(final int bound) {
        return random.nextInt(bound);
    }

    /** One of the numbers from {@code least} to {@code most}. */
    int between(final int least, final int most) {
        return random.nextInt(least, most + 1);
    }

    /** Any 64 bits. */
    long bits() {
        return random.nextLong();
    }

    /** True in so many cases of a hundred. */
    boolean inHundred(final int percent) {
        return random.nextInt(100) < percent;
    }

    /** One of several. */
    <T> T of(final List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
