package io.heliosdb.streaming.perf.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the order inside one firing irrelevant. Which of many keys a window emits first is an
 * artefact of Flink's timer heap; which window comes first is not.
 *
 * <p>Rule: a run is a maximal sequence of consecutive {@code +I} rows that have equal values in
 * every run column that the header has. The rows of a run are sorted; runs keep their places.
 * Without any run column in the header all consecutive {@code +I} rows are one run. So are rows
 * that are taken back and given again as they were, a pair each, which is what the end of a window
 * does to early results that differ from themselves.
 */
final class FiringRuns {
    private static final String INSERT = "+I";
    private static final String BEFORE = "-U";
    private static final String AFTER = "+U";

    private FiringRuns() {}

    static List<String> sortWithin(List<String> records, List<String> runColumns) {
        if (records.isEmpty()) {
            return records;
        }
        final List<String> header = CsvRecords.fields(records.getFirst());
        final List<Integer> positions =
                runColumns.stream().map(header::indexOf).filter(i -> i >= 0).toList();
        final List<String> sorted = new ArrayList<>(records);
        int start = 1;
        for (int i = 2; i <= sorted.size(); i++) {
            final boolean same =
                    i < sorted.size()
                            && key(records.get(start), positions)
                                    .equals(key(records.get(i), positions))
                            && records.get(start).startsWith(INSERT)
                            && records.get(i).startsWith(INSERT);
            if (!same) {
                sorted.subList(start, i).sort(null);
                start = i;
            }
        }
        sortPairs(sorted, positions);
        return sorted;
    }

    private static void sortPairs(final List<String> records, final List<Integer> positions) {
        int start = 1;
        while (start < records.size()) {
            int end = start;
            while (isGivenAgain(records, end)
                    && key(records.get(start), positions)
                            .equals(key(records.get(end), positions))) {
                end += 2;
            }
            final List<String> rows = new ArrayList<>();
            for (int i = start; i < end; i += 2) {
                rows.add(records.get(i).substring(BEFORE.length()));
            }
            rows.sort(null);
            for (int i = 0; i < rows.size(); i++) {
                records.set(start + 2 * i, BEFORE + rows.get(i));
                records.set(start + 2 * i + 1, AFTER + rows.get(i));
            }
            start = Math.max(end, start + 1);
        }
    }

    /** Whether a row is taken back, and the next one gives it again. */
    private static boolean isGivenAgain(final List<String> records, final int index) {
        return index + 1 < records.size()
                && records.get(index).startsWith(BEFORE)
                && records.get(index + 1)
                        .equals(AFTER + records.get(index).substring(BEFORE.length()));
    }

    private static List<String> key(String csvRecord, List<Integer> positions) {
        final List<String> fields = CsvRecords.fields(csvRecord);
        return positions.stream().map(i -> i < fields.size() ? fields.get(i) : "").toList();
    }
}
