package io.heliosdb.streaming.perf.proof.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a case smaller as long as it still shows what it showed. */
final class Shrinker {
    /** Asks whether a case still shows it. */
    @FunctionalInterface
    interface Question {
        boolean isShown(RandomCase smaller) throws IOException;
    }

    private final Question question;
    private int asked;

    /** Shrinks with a question, which is asked often. */
    Shrinker(final Question question) {
        this.question = question;
    }

    /**
     * The smallest case that was found.
     *
     * @param most how often to ask
     */
    RandomCase shrink(final RandomCase shown, final int most) throws IOException {
        RandomCase smallest = shown;
        for (RandomCase next = step(smallest, most); next != null; next = step(smallest, most)) {
            smallest = next;
        }
        return smallest;
    }

    private RandomCase step(final RandomCase shown, final int most) throws IOException {
        for (final RandomCase smaller : candidates(shown)) {
            if (asked >= most) {
                return null;
            }
            asked++;
            if (question.isShown(smaller)) {
                return smaller;
            }
        }
        return null;
    }

    private static List<RandomCase> candidates(final RandomCase shown) {
        final List<RandomCase> candidates = new ArrayList<>();
        final int count = shown.rows().size();
        for (int length = (count + 1) / 2; length > 0; length /= 2) {
            for (int start = 0; start < count; start += length) {
                final List<List<String>> fewer = new ArrayList<>(shown.rows());
                fewer.subList(start, Math.min(count, start + length)).clear();
                candidates.add(shown.withRows(fewer));
            }
        }
        if (!shown.settings().isEmpty()) {
            candidates.add(shown.withoutSettings());
        }
        candidates.addAll(shown.withLessBeside());
        shown.query().smaller().forEach(query -> candidates.add(shown.withQuery(query)));
        for (int i = 0; i < shown.columns().size(); i++) {
            candidates.add(shown.withoutColumn(i));
        }
        for (int i = 0; i < shown.computed().size(); i++) {
            candidates.add(shown.withoutComputed(i));
        }
        return candidates;
    }
}
