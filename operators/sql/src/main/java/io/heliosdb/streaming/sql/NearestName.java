package io.heliosdb.streaming.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the existing name that a mistyped one was probably meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * The candidate with the fewest edits (insert, delete, change, swap neighbours) from {@code
     * name}, if that is at most a third of its length; ties go to the first in order.
     */
    public static Optional<String> of(final String name, final Collection<String> candidates) {
        final int limit = name.length() == 1 ? 0 : Math.max(1, name.length() / 3);
        return candidates.stream()
                .filter(candidate -> !candidate.equals(name))
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
                .filter(candidate -> distance(name, candidate) <= limit)
                .min(
                        Comparator.comparingInt((String candidate) -> distance(name, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Optimal string alignment distance (Damerau 1964, without repeated edits of one place),
     * ignoring case.
     */
    static int distance(final String left, final String right) {
        final String a = left.toLowerCase(Locale.ROOT);
        final String b = right.toLowerCase(Locale.ROOT);
        final int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                final int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
