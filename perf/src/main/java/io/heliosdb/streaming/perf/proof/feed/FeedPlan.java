package io.heliosdb.streaming.perf.proof.feed;

import io.heliosdb.streaming.perf.proof.feed.client.Door;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What happens on one data folder, as the seed says.
 *
 * @param seed of it all
 * @param door that is fed
 * @param level of durability
 * @param medium of the journal
 * @param kills one after the other
 */
record FeedPlan(long seed, Door door, String level, String medium, List<Kill> kills) {
    /** Moments of a life after which it ends, counted from its first acknowledgement. */
    private static final int SHORT_MS = 400;

    private static final int LONG_MS = 1_500;

    /** A start takes about so long. */
    private static final int START_MS = 2_000;

    /** Whom it hits. */
    enum Victim {
        APPLIANCE,
        CLIENT,
        BOTH,
        /** While it starts again after a kill. */
        STARTING_APPLIANCE
    }

    private static final Victim[] VICTIMS = {
        Victim.APPLIANCE,
        Victim.CLIENT,
        Victim.APPLIANCE,
        Victim.CLIENT,
        Victim.BOTH,
        Victim.STARTING_APPLIANCE
    };

    /**
     * A kill.
     *
     * @param momentNs since the last thing went on
     */
    record Kill(Victim victim, long momentNs) {
        @Override
        public String toString() {
            return victim + " after " + TimeUnit.NANOSECONDS.toMillis(momentNs) + " ms";
        }
    }

    /**
     * The plan of a seed. Doors, levels and media take turns, so that a few seeds have them all.
     *
     * @param kills how many
     */
    static FeedPlan of(
            final long seed,
            final List<Door> doors,
            final List<String> levels,
            final List<String> media,
            final int kills) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int turn = Math.floorMod(seed - 1, 1 << 20);
        final List<Kill> list = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            // The first two are always there, so that no seed is without a restart of either.
            final Victim victim = VICTIMS[i < 2 ? i : random.nextInt(VICTIMS.length)];
            final int range =
                    victim == Victim.STARTING_APPLIANCE
                            ? START_MS
                            : random.nextInt(4) == 0 ? LONG_MS : SHORT_MS;
            list.add(new Kill(victim, TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(range))));
        }
        return new FeedPlan(
                seed,
                doors.get(turn % doors.size()),
                levels.get(turn / doors.size() % levels.size()),
                media.get((turn + turn / (doors.size() * levels.size())) % media.size()),
                list);
    }

    @Override
    public String toString() {
        return door.title() + ", " + level + ", " + medium;
    }
}
