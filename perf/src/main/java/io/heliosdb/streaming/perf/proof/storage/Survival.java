package io.heliosdb.streaming.perf.proof.storage;

import java.util.SplittableRandom;

/** What of the uncertain a loss of power leaves on the disk. */
@FunctionalInterface
public interface Survival {
    /** Everything had reached the disk. */
    Survival ALL = (_, versions) -> versions;

    /** Nothing had. */
    Survival NOTHING = (_, _) -> 0;

    /**
     * Decides about one sector, size or name.
     *
     * @param unit its number, from 0
     * @param versions how many changes it saw since it was made durable last
     * @return how many of them are on the disk, from 0 to {@code versions}
     */
    int kept(int unit, int versions);

    /** Everything but some. */
    static Survival without(final int... dropped) {
        return (unit, versions) -> {
            for (final int lost : dropped) {
                if (lost == unit) {
                    return 0;
                }
            }
            return versions;
        };
    }

    /**
     * Any subset, each thing kept with a chance that is itself drawn, so that nearly all, half and
     * nearly nothing are all met.
     */
    static Survival random(final SplittableRandom random) {
        final int tenths = random.nextInt(11);
        return (_, versions) -> {
            if (random.nextInt(10) < tenths) {
                return versions;
            }
            return random.nextInt(versions);
        };
    }
}
