package io.heliosdb.streaming.connectors.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a user may have meant. */
final class NearestName {
    private NearestName() {}

    /**
     * The candidate that is fewest edits away, if at most a third of the name's characters differ.
     */
    static Optional<String> of(final String name, final Collection<String> candidates) {
        return candidates.stream()
                .min(
                        Comparator.comparingInt((String candidate) -> distance(name, candidate))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 3));
    }

    /** Levenshtein distance, row by row. */
    private static int distance(final String left, final String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            final int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                final int replaced =
                        above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
