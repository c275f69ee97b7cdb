package io.heliosdb.streaming.perf.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what came out of an engine with what a case expects. */
public final class ResultComparer {
    private ResultComparer() {}

    /**
     * Compares a result.
     *
     * @param outputs lines that the script's sinks have written
     * @return empty when all is as expected, otherwise a text that shows the first difference with
     *     its position
     */
    public static String compare(
            SqlCase sqlCase, Result result, Map<String, List<String>> outputs) {
        final Expectation expectation = sqlCase.expectation();
        if (expectation instanceof Expectation.Failure failure) {
            return compareFailure(sqlCase, failure, result);
        }
        if (result.isFailure()) {
            return sqlCase.name() + ": failed: " + result.error();
        }
        return switch (expectation) {
            case Expectation.Changelog changelog ->
                    compareChangelog(
                            sqlCase,
                            changelog,
                            MapTexts.like(changelog.records(), result.records()));
            case Expectation.Rows rows ->
                    ordered(
                            sqlCase.name(),
                            sorted(rows.records()),
                            sorted(MapTexts.like(rows.records(), result.records())));
            case Expectation.Files files -> compareFiles(sqlCase, files, outputs);
            case Expectation.Failure failure -> compareFailure(sqlCase, failure, result);
        };
    }

    private static String compareFailure(
            SqlCase sqlCase, Expectation.Failure failure, Result result) {
        if (!result.isFailure()) {
            return sqlCase.name()
                    + ": expected an error with "
                    + failure.pattern()
                    + ", but the script ran through";
        }
        return failure.pattern().matcher(result.error()).find()
                ? ""
                : sqlCase.name()
                        + ": expected an error with "
                        + failure.pattern()
                        + ", got: "
                        + result.error();
    }

    private static String compareChangelog(
            SqlCase sqlCase, Expectation.Changelog expected, List<String> actual) {
        if (expected.runColumns().isEmpty()) {
            return ordered(sqlCase.name(), expected.records(), actual);
        }
        final List<String> expectedRuns =
                FiringRuns.sortWithin(expected.records(), expected.runColumns());
        return ordered(
                sqlCase.name(), expectedRuns, FiringRuns.sortWithin(actual, expected.runColumns()));
    }

    private static String compareFiles(
            SqlCase sqlCase, Expectation.Files expected, Map<String, List<String>> outputs) {
        for (final Map.Entry<String, List<String>> file : expected.files().entrySet()) {
            final List<String> actual = outputs.getOrDefault(file.getKey(), List.of());
            final String difference =
                    ordered(sqlCase.name() + ", output " + file.getKey(), file.getValue(), actual);
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static List<String> sorted(List<String> records) {
        final List<String> sorted = new ArrayList<>(records);
        if (sorted.size() > 1) {
            sorted.subList(1, sorted.size()).sort(null);
        }
        return sorted;
    }

    private static String ordered(String name, List<String> expected, List<String> actual) {
        return RecordDifference.describe(name, expected, actual);
    }
}
