package io.heliosdb.streaming.gateway.appliance;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where this log has left one that was given up by going back to a savepoint, and the jobs that it
 * has created since: results of others that were created behind that place are of the log that was
 * given up. Kept with the books, so that a sink that opens late still knows. One thread.
 */
final class GivenUpLog {
    private static final long NOWHERE = Long.MAX_VALUE;

    private long from = NOWHERE;
    private final SortedMap<String, SortedSet<Long>> creations = new TreeMap<>();

    /**
     * Goes another way than an earlier log.
     *
     * @param rowSequence the earlier one is given up from there on
     */
    void giveUp(final long rowSequence) {
        from = Math.min(from, rowSequence);
    }

    /** A job was created; before anything was given up nobody need know. */
    void created(final String job, final long rowSequence) {
        if (from != NOWHERE) {
            creations.computeIfAbsent(job, name -> new TreeSet<>()).add(rowSequence);
        }
    }

    /** Whether nothing was ever given up. */
    boolean isNone() {
        return from == NOWHERE;
    }

    /**
     * Whether a job is one of the log that was given up.
     *
     * @param createdAt row sequence of its creation
     */
    boolean isOf(final String job, final long createdAt) {
        final SortedSet<Long> known = creations.get(job);
        return createdAt >= from && (known == null || !known.contains(createdAt));
    }

    /** The same, for somebody on another thread. */
    GivenUpLog copy() {
        final GivenUpLog copy = new GivenUpLog();
        copy.from = from;
        creations.forEach((job, rows) -> copy.creations.put(job, new TreeSet<>(rows)));
        return copy;
    }

    void write(final ByteWriter bytes) {
        bytes.putLong(from).putInt(creations.size());
        creations.forEach(
                (job, rowSequences) -> {
                    bytes.putText(job).putInt(rowSequences.size());
                    rowSequences.forEach(bytes::putLong);
                });
    }

    /** Reads what {@link #write} wrote. */
    static GivenUpLog read(final ByteReader bytes) {
        final GivenUpLog log = new GivenUpLog();
        log.from = bytes.getLong();
        for (int jobs = bytes.getCount(); jobs > 0; jobs--) {
            final String job = bytes.getText();
            for (int left = bytes.getCount(); left > 0; left--) {
                log.created(job, bytes.getLong());
            }
        }
        return log;
    }
}
