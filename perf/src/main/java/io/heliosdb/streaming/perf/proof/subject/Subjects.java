package io.heliosdb.streaming.perf.proof.subject;

/** All subjects. */
public final class Subjects {
    /** Size at which a subject meets the ends of all its files, and is quick to recover. */
    public static final int SMALL_KIB = 32;

    private static final int KINDS = 3;

    private Subjects() {}

    /**
     * One of each kind, by turns.
     *
     * @param kib of the files of journal and checkpoint, about
     */
    public static Subject ofAll(final long seed, final int kib) {
        return seed % KINDS == 0 ? new SinkSubject() : of(seed, kib);
    }

    /**
     * Journal and checkpoint by turns: those that find damage to what they have written. A part
     * that a sink has shown belongs to whoever reads it.
     *
     * @param kib of its files, about
     */
    public static Subject of(final long seed, final int kib) {
        return seed % 2 == 0 ? new JournalSubject(seed, kib) : new CheckpointSubject(seed, kib);
    }
}
