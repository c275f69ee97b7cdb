package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * A regular expression that is only ASCII characters and sets of them one behind the other, each
 * perhaps repeated, some in groups that are not: {@code cat/([0-9]+)}, {@code [aeiou]+}, {@code
 * shop-\d*\.}. It is matched on the text's bytes, without objects, and finds what {@code
 * java.util.regex} finds: the leftmost match, each repetition taking as much as leaves the rest a
 * match. A byte of a longer character is in no set, so that bytes are as good as characters.
 *
 * <p>Immutable; {@link PlainRegexReader} makes it.
 */
final class PlainRegex {
    /** Most parts, so that the recursion over them is shallow. */
    static final int MAX_PARTS = 40;

    /** Stands for no match; others are the offsets of start and end, packed. */
    static final long NONE = -1;

    private final boolean[][] sets;
    private final int[] least;
    private final int[] most;
    private final boolean[] isGreedyAlone;
    private final int[] groupStarts;
    private final int[] groupEnds;
    private final int leastLength;

    /**
     * How many parts from each on are one certain byte each, at most eight; as a word, and which of
     * its bits count.
     */
    private final int[] runs;

    private final long[] runWords;

    /** The only byte that the first part can be, or -1 if there are more, or none is needed. */
    private final int firstByte;

    /**
     * Takes over all arrays.
     *
     * @param sets for each part, which of 256 bytes are in its set
     * @param least repetitions of each part
     * @param most repetitions of each part
     * @param groupStarts for each group from 1 on, the part that it begins with
     * @param groupEnds the part that comes behind it
     */
    PlainRegex(
            final boolean[][] sets,
            final int[] least,
            final int[] most,
            final int[] groupStarts,
            final int[] groupEnds) {
        this.sets = sets;
        this.least = least;
        this.most = most;
        this.groupStarts = groupStarts;
        this.groupEnds = groupEnds;
        isGreedyAlone = new boolean[sets.length];
        int sum = 0;
        for (int part = 0; part < sets.length; part++) {
            isGreedyAlone[part] = neverGivesBack(part);
            sum += least[part];
        }
        leastLength = sum;
        firstByte = least[0] == 0 ? -1 : onlyByte(sets[0]);
        runs = new int[sets.length];
        runWords = new long[sets.length];
        for (int part = sets.length - 1; part >= 0; part--) {
            final int only = least[part] == 1 && most[part] == 1 ? onlyByte(sets[part]) : -1;
            if (only >= 0) {
                final int behind = part + 1 < sets.length ? runs[part + 1] : 0;
                runs[part] = Math.min(behind + 1, Long.BYTES);
                runWords[part] = (behind == 0 ? 0 : runWords[part + 1] << Byte.SIZE) | only;
            }
        }
    }

    /** The set, if the expression is nothing but that, once or more; else null. */
    boolean[] onlySet() {
        return sets.length == 1 && least[0] == 1 && groupStarts.length == 0 ? sets[0] : null;
    }

    /** Whether {@link #onlySet} is repeated. */
    boolean isOnlySetRepeated() {
        return most[0] > 1;
    }

    /**
     * Whether fewer repetitions than possible never help: nothing comes behind, or what must come
     * cannot be where the part could be.
     */
    private boolean neverGivesBack(final int part) {
        return part + 1 == sets.length
                || (least[part + 1] > 0 && areApart(sets[part], sets[part + 1]));
    }

    private static int onlyByte(final boolean[] set) {
        int only = -1;
        for (int i = 0; i < set.length; i++) {
            if (set[i] && only >= 0) {
                return -1;
            }
            only = set[i] ? i : only;
        }
        return only;
    }

    private static boolean areApart(final boolean[] set, final boolean[] other) {
        for (int i = 0; i < set.length; i++) {
            if (set[i] && other[i]) {
                return false;
            }
        }
        return true;
    }

    int groupCount() {
        return groupStarts.length;
    }

    /** Fewest bytes of a match, at least 1. */
    int leastLength() {
        return leastLength;
    }

    /**
     * Finds the first match at or behind an offset.
     *
     * @param places gets where each part starts in the match, one more than parts; or null
     * @return {@link #NONE}, or a match for {@link #start} and {@link #end}
     */
    long find(final long bytes, final int length, final int from, final int[] places) {
        final int last = length - leastLength;
        if (firstByte >= 0) {
            return findFrom(bytes, length, from, last, places);
        }
        final boolean[] first = sets[0];
        final boolean isFirstOptional = least[0] == 0;
        for (int start = from; start <= last; start++) {
            if (isFirstOptional || has(first, bytes + start)) {
                final int end = match(0, bytes, start, length, places);
                if (end >= 0) {
                    return packed(start, end);
                }
            }
        }
        return NONE;
    }

    /** As {@link #find}, of an expression that begins with one byte. */
    private long findFrom(
            final long bytes,
            final int length,
            final int from,
            final int last,
            final int[] places) {
        final byte first = (byte) firstByte;
        int start = ByteSearch.indexOf(bytes, first, from, last + 1);
        while (start <= last) {
            final int end = match(0, bytes, start, length, places);
            if (end >= 0) {
                return packed(start, end);
            }
            start = ByteSearch.indexOf(bytes, first, start + 1, last + 1);
        }
        return NONE;
    }

    private static long packed(final int start, final int end) {
        return ((long) start << Integer.SIZE) | end;
    }

    static int start(final long match) {
        return (int) (match >> Integer.SIZE);
    }

    static int end(final long match) {
        return (int) match;
    }

    /** Where a group starts, by the places of a match. */
    int groupStart(final int group, final int[] places) {
        return places[group == 0 ? 0 : groupStarts[group - 1]];
    }

    /** Where a group ends, by the places of a match. */
    int groupEnd(final int group, final int[] places) {
        return places[group == 0 ? sets.length : groupEnds[group - 1]];
    }

    private static boolean has(final boolean[] set, final long address) {
        return set[Memory.getByte(address) & 0xff];
    }

    /** End of a match of the parts from one on that starts here, or -1. */
    private int match(
            final int from,
            final long bytes,
            final int start,
            final int length,
            final int[] places) {
        int at = start;
        for (int part = from; part < sets.length; part++) {
            final int run = runs[part];
            if (run > 1 && length - at >= Long.BYTES) {
                final long differences = Memory.getLong(bytes + at) ^ runWords[part];
                if (differences << (Byte.SIZE * (Long.BYTES - run)) != 0) {
                    return -1;
                }
                for (int i = 0; places != null && i < run; i++) {
                    places[part + i] = at + i;
                }
                at += run;
                part += run - 1;
                continue;
            }
            if (places != null) {
                places[part] = at;
            }
            final int limit = (int) Math.min((long) at + most[part], length);
            final boolean[] set = sets[part];
            int end = at;
            while (end < limit && has(set, bytes + end)) {
                end++;
            }
            final int first = at + least[part];
            if (end < first) {
                return -1;
            }
            if (end > first && !isGreedyAlone[part]) {
                return matchBehind(part + 1, bytes, first, end, length, places);
            }
            at = end;
        }
        if (places != null) {
            places[sets.length] = at;
        }
        return at;
    }

    /** As {@link #match}, starting as late as possible between two offsets. */
    private int matchBehind(
            final int from,
            final long bytes,
            final int first,
            final int last,
            final int length,
            final int[] places) {
        final boolean[] next = least[from] > 0 ? sets[from] : null;
        for (int at = last; at >= first; at--) {
            if (next == null || (at < length && has(next, bytes + at))) {
                final int end = match(from, bytes, at, length, places);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }
}
