package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class ResultComparerTest {
    @Test
    void equalChangelogsHaveNoDifference() {
        assertThat(changelog("", "op,a\n+I,1\n-U,1\n", "op,a", "+I,1", "-U,1")).isEmpty();
    }

    @Test
    void showsPositionAndColumnOfTheFirstDifference() {
        assertThat(
                        changelog(
                                "",
                                "op,a,b\n+I,1,2\n+I,3,4\n",
                                "op,a,b",
                                "+I,1,2",
                                "+I,3,5",
                                "+I,6,7"))
                .contains("record 2 differs (expected 2 rows, got 3)")
                .contains("column b: expected <4> but was <5>");
    }

    @Test
    void showsMissingRowsAndWrongHeaders() {
        assertThat(changelog("", "op,a\n+I,1\n", "op,a"))
                .contains("record 1 differs")
                .contains("(no more rows)");
        assertThat(changelog("", "op,a\n", "op,b")).contains("headers differ");
    }

    @Test
    void orderCountsInAChangelog() {
        assertThat(changelog("", "op,a\n+I,1\n+I,2\n", "op,a", "+I,2", "+I,1"))
                .contains("record 1 differs");
    }

    @Test
    void rowsOfOneFiringMayComeInAnyOrder() {
        final String expected = "op,k,window_end\n+I,a,10\n+I,b,10\n+I,a,20\n";
        final String unordered = " unordered-within-firing";
        assertThat(
                        changelog(
                                unordered,
                                expected,
                                "op,k,window_end",
                                "+I,b,10",
                                "+I,a,10",
                                "+I,a,20"))
                .isEmpty();
        assertThat(
                        changelog(
                                unordered,
                                expected,
                                "op,k,window_end",
                                "+I,a,10",
                                "+I,a,20",
                                "+I,b,10"))
                .isNotEmpty();
        assertThat(
                        changelog(
                                unordered,
                                expected,
                                "op,k,window_end",
                                "+I,a,10",
                                "+I,a,10",
                                "+I,a,20"))
                .isNotEmpty();
    }

    @Test
    void updatesAreNeverPartOfARun() {
        final String unordered = " unordered-within-firing";
        assertThat(changelog(unordered, "op,a\n-U,1\n+U,2\n", "op,a", "+U,2", "-U,1")).isNotEmpty();
        assertThat(changelog(unordered, "op,a\n+I,1\n+I,2\n", "op,a", "+I,2", "+I,1")).isEmpty();
    }

    @Test
    void finalRowsAreComparedSorted() {
        final SqlCase sqlCase = sqlCase("=== rows\na\n1\n2\n2\n");
        assertThat(compare(sqlCase, Result.of(List.of("a", "2", "1", "2")))).isEmpty();
        assertThat(compare(sqlCase, Result.of(List.of("a", "2", "1", "1"))))
                .contains("record 2 differs");
    }

    @Test
    void outputsAreComparedLineByLine() {
        final SqlCase sqlCase = sqlCase("=== output out\n1\n2\n");
        final Result done = Result.of(List.of());
        assertThat(ResultComparer.compare(sqlCase, done, Map.of("out", List.of("1", "2"))))
                .isEmpty();
        assertThat(ResultComparer.compare(sqlCase, done, Map.of("out", List.of("1"))))
                .contains("output out");
        assertThat(ResultComparer.compare(sqlCase, done, Map.of())).contains("output out");
    }

    @Test
    void failuresAreExpectedOrNot() {
        final SqlCase failing = sqlCase("=== error HSQL-12\n");
        assertThat(compare(failing, Result.failed("HSQL-12: no"))).isEmpty();
        assertThat(compare(failing, Result.failed("other"))).contains("got: other");
        assertThat(compare(failing, Result.of(List.of("a")))).contains("ran through");
        assertThat(compare(sqlCase("=== rows\na\n"), Result.failed("boom")))
                .contains("failed: boom");
    }

    private static String changelog(String words, String expected, String... actual) {
        return compare(
                sqlCase("=== changelog" + words + "\n" + expected), Result.of(List.of(actual)));
    }

    private static String compare(SqlCase sqlCase, Result result) {
        return ResultComparer.compare(sqlCase, result, Map.of());
    }

    private static SqlCase sqlCase(String expectation) {
        return CaseParser.parse(Path.of("g/c.sqlt"), "# T\n=== script\nSELECT 1;\n" + expectation);
    }
}
