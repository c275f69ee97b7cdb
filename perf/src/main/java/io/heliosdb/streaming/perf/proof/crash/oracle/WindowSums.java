package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Adds up the windows again, event by event, and compares them with the rows of a sink. */
final class WindowSums {
    /** A row of the sink has these: window's start in milliseconds, key, count, sum. */
    private static final int FIELDS = 4;

    private record Window(long startMs, long key) {}

    private record Sum(long count, long sum) {
        Sum plus(final long value) {
            return new Sum(count + 1, sum + value);
        }
    }

    private final Consumer<String> violation;
    private final Map<Window, Sum> rows = new HashMap<>();

    WindowSums(final Consumer<String> violation) {
        this.violation = violation;
    }

    /** Takes a row of the sink. */
    void onRow(final String row) {
        final String[] fields = row.split(",", -1);
        try {
            if (fields.length != FIELDS) {
                throw new NumberFormatException(row);
            }
            final Window window = new Window(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
            final Sum sum = new Sum(Long.parseLong(fields[2]), Long.parseLong(fields[3]));
            if (rows.put(window, sum) != null) {
                violation.accept("a window came twice: " + row);
            }
        } catch (final NumberFormatException e) {
            violation.accept("not a row of a window: " + row);
        }
    }

    /**
     * Compares, when all windows are closed.
     *
     * @param counts events of each producer, the closing one left out
     */
    void check(final Script script, final long[] counts) {
        final Map<Window, Sum> expected = new HashMap<>();
        for (int producer = 0; producer < counts.length; producer++) {
            for (long number = 0; number < counts[producer]; number++) {
                final long time = script.time(number);
                final Window window =
                        new Window(time - time % Script.WINDOW_MS, script.key(producer, number));
                final long value = script.value(producer, number);
                expected.merge(window, new Sum(1, value), (sum, _) -> sum.plus(value));
            }
        }
        final Set<Window> all = new HashSet<>(expected.keySet());
        all.addAll(rows.keySet());
        for (final Window window : all) {
            final Sum want = expected.get(window);
            final Sum have = rows.get(window);
            if (want == null || !want.equals(have)) {
                violation.accept(window + " should be " + want + " and is " + have);
            }
        }
    }

    int windows() {
        return rows.size();
    }
}
