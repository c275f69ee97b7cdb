package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How rows of a SELECT are printed: in which order, and their values as JSON. */
final class PrintedRowsTest {
    @TempDir private Path folder;
    private String table;

    @BeforeEach
    void writeRows() throws IOException {
        Files.writeString(
                folder.resolve("t.csv"),
                """
                c,3,0.5,2024-01-03
                a,1,-0.0,2024-01-01
                b,2,,2024-01-02
                é,4,0.0,2024-01-04
                a,5,NaN,2024-01-05
                """);
        table =
                "CREATE TABLE t (s STRING, n DECIMAL(30, 1), d DOUBLE, t DATE) WITH ('connector' ="
                        + " 'filesystem', 'path' = '"
                        + folder.resolve("t.csv")
                        + "', 'format' = 'csv', 'csv.null-literal' = '');";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELECT s, n FROM t ORDER BY n DESC LIMIT 3 | s,n a,5.0 é,4.0 c,3.0
                    SELECT s, n FROM t ORDER BY s, n DESC LIMIT 4 | s,n a,5.0 a,1.0 b,2.0 c,3.0
                    SELECT n FROM t ORDER BY d DESC NULLS LAST LIMIT 9 | n 5.0 3.0 1.0 4.0 2.0
                    SELECT n, d FROM t ORDER BY d LIMIT 9 | n,d 2.0, 1.0,-0.0 4.0,0.0 3.0,0.5 5.0,NaN
                    SELECT t, n FROM t ORDER BY t DESC LIMIT 2 OFFSET 1 | t,n 2024-01-04,4.0 2024-01-03,3.0
                    SELECT s, SUM(n) AS m FROM t GROUP BY s ORDER BY m DESC, s LIMIT 2 | s,m a,6.0 é,4.0
                    """)
    void finalRowsHaveTheOrderOfTheStatement(final String query, final String rows) {
        final SqlRun run = SqlRun.of("--format", "csv", "-e", table + query);
        assertThat(run.notices()).isEmpty();
        final String expected =
                query.startsWith("SELECT n FROM") ? inOrderOfArrival() : rows.replace(' ', '\n');
        assertThat(run.output().strip()).isEqualTo(expected);
    }

    /** What is sorted by is not in the result. */
    private static String inOrderOfArrival() {
        return "n\n3.0\n1.0\n2.0\n4.0\n5.0";
    }

    @Test
    void changesComeAsTheyHappen() {
        final SqlRun run =
                SqlRun.of(
                        "--format",
                        "csv",
                        "--changelog",
                        "-e",
                        table + "SELECT n FROM t ORDER BY n LIMIT 2");
        assertThat(run.output()).isEqualTo("op,n\n+I,3.0\n+I,1.0\n-D,3.0\n+I,2.0\n");
    }

    @Test
    void nestedValuesAreJson() {
        final SqlRun run =
                SqlRun.of(
                        "--format",
                        "json",
                        "-e",
                        "SELECT ARRAY['a', 'b'] AS a, MAP[1, ARRAY[TRUE]] AS m,"
                                + " CAST(ROW(1, CAST(NULL AS STRING))"
                                + " AS ROW<x INT, y STRING>) AS r,"
                                + " INTERVAL '1' DAY AS i, 1e0 AS d");
        assertThat(run.notices()).isEmpty();
        assertThat(run.output())
                .isEqualTo(
                        "{\"a\":[\"a\",\"b\"],\"m\":{\"1\":[true]},\"r\":{\"x\":1,\"y\":null},"
                                + "\"i\":\"+1 00:00:00.000\",\"d\":1.0}\n");
    }

    @Test
    void instantsAreOfUtcInJsonAndOnTheWallClockElsewhere() {
        final String query =
                "SET 'table.local-time-zone' = 'Europe/Berlin';"
                        + "SELECT TO_TIMESTAMP_LTZ(0, 3) AS t, ARRAY[TO_TIMESTAMP_LTZ(1, 3)] AS a";
        assertThat(SqlRun.of("--format", "json", "-e", query).output())
                .isEqualTo(
                        "{\"t\":\"1970-01-01 00:00:00.000Z\",\"a\":[\"1970-01-01"
                                + " 00:00:00.001Z\"]}\n");
        assertThat(SqlRun.of("--format", "csv", "-e", query).output())
                .isEqualTo("t,a\n1970-01-01 01:00:00.000,[1970-01-01 01:00:00.001]\n");
    }
}
