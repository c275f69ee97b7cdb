package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.seal.Entropy;

import java.util.SplittableRandom;

/** Keys that are no secret: the same for the same seed. */
final class SeededEntropy implements Entropy {
    private final SplittableRandom random;

    SeededEntropy(final long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public void fill(final byte[] bytes) {
        random.nextBytes(bytes);
    }
}
