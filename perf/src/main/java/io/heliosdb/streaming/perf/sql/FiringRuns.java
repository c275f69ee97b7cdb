package io.heliosdb.streaming.perf.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the order inside one firing irrelevant. Which of many keys a window emits first is an
 * artefact of Flink's timer heap; which window comes first is not.
 *
 * <p>Rule: a run is a maximal sequence of consecutive {@code +I} rows that have equal values in
 * every run column that the header has. The rows of a run are sorted; runs keep their places.
 * Without any run column in the header all consecutive {@code +I} rows are one run.
 */
final class FiringRuns {
    private static final String INSERT = "+I";

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
        return sorted;
    }

    private static List<String> key(String csvRecord, List<Integer> positions) {
        final List<String> fields = CsvRecords.fields(csvRecord);
        return positions.stream().map(i -> i < fields.size() ? fields.get(i) : "").toList();
    }
}
