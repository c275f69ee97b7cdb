package io.heliosdb.streaming.perf.proof.feed.cut;

import java.util.SplittableRandom;

/** What happens to one direction of one connection, byte by byte. One thread. */
final class Mischief {
    /** Within a greeting and the answer to it. */
    private static final int EARLY_BYTES = 300;

    private static final int EARLY_ONE_IN = 8;
    private static final int MOST_STALL_MS = 200;
    private static final int MOST_PIECES_BYTES = 20_000;
    private static final int MOST_PIECE_BYTES = 40;

    /** What happens. */
    enum Kind {
        /** Both directions end, with what is under way. */
        CUT,
        /** So they do, and the peers are told of an error. */
        RESET,
        /** This direction ends, and the other a moment later. */
        END,
        /** Nothing passes for a while. */
        STALL,
        /** What follows passes in small pieces. */
        PIECES
    }

    /** More cuts than anything else. */
    private static final Kind[] KINDS = {
        Kind.CUT, Kind.CUT, Kind.RESET, Kind.END, Kind.STALL, Kind.PIECES
    };

    private final SplittableRandom random;
    private final int meanBytes;
    private long left;
    private int piecesBytes;

    /**
     * @param seed of the network
     * @param connection number of the connection
     * @param meanBytes between one thing and the next
     */
    Mischief(final long seed, final long connection, final int meanBytes) {
        random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + connection);
        this.meanBytes = meanBytes;
        left = distance();
    }

    private long distance() {
        return random.nextInt(EARLY_ONE_IN) == 0
                ? 1 + random.nextInt(EARLY_BYTES)
                : 1 + (long) (-Math.log(1 - random.nextDouble()) * meanBytes);
    }

    /** How many of some bytes may pass together. */
    int mayPass(final int bytes) {
        final int most = piecesBytes > 0 ? 1 + random.nextInt(MOST_PIECE_BYTES) : bytes;
        return (int) Math.min(Math.min(most, bytes), left);
    }

    /** So many have passed; what happens then, or null. */
    Kind passed(final int bytes) {
        left -= bytes;
        piecesBytes = Math.max(0, piecesBytes - bytes);
        if (left > 0) {
            return null;
        }
        left = distance();
        final Kind kind = KINDS[random.nextInt(KINDS.length)];
        if (kind == Kind.PIECES) {
            piecesBytes = 1 + random.nextInt(MOST_PIECES_BYTES);
        }
        return kind;
    }

    /** How long a stall takes. */
    int stallMs() {
        return 1 + random.nextInt(MOST_STALL_MS);
    }
}
