package io.heliosdb.streaming.perf.proof.subject;

import java.util.List;

/** All subjects. */
public final class Subjects {
    private Subjects() {}

    /** One of each kind. */
    public static List<Subject> all(final long seed) {
        return List.of(new JournalSubject(seed), new CheckpointSubject(seed));
    }

    /** By turns. */
    public static Subject of(final long seed) {
        final List<Subject> all = all(seed);
        return all.get((int) Math.floorMod(seed, (long) all.size()));
    }
}
