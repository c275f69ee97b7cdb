package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What calls of users' functions allocate: none of the engine's own interfaces does for a row, and
 * those of Flink's as much as docs/reference/allocation.md says.
 */
@Tag("c2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FunctionAllocationTest {
    private static final int ROWS = 240_000;

    private static final String DECLARATIONS =
            """
            CREATE FUNCTION distance AS 'functions.Distance' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION spread AS 'functions.Spread' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION own_words AS 'functions.OwnWords' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION shout AS 'functions.Shout' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION wavg AS 'functions.WeightedAverage' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION words AS 'functions.Words' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION upto AS 'functions.Upto' USING JAR '${dir}/functions.jar';
            CREATE TABLE events (k STRING, g INT, v BIGINT, d DOUBLE, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/events.csv', 'format' = 'csv');
            """;

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void writeEventsAndJar() throws IOException {
        scripts = new CompiledScripts(folder);
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("events.csv"))) {
            for (int row = 0; row < ROWS; row++) {
                final int key = row * 31 % 700;
                final int second = row / 50;
                csv.write(
                        "key number %d,%d,%d,%d.25,2024-01-01 %02d:%02d:%02d\n"
                                .formatted(
                                        key,
                                        key % 9,
                                        row,
                                        row % 1000,
                                        second / 3600,
                                        second / 60 % 60,
                                        second % 60));
            }
        }
        FunctionJars.write(folder);
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    scalar  | SELECT distance(d, 5E0), distance(k, 'key') FROM events
                    group   | SELECT k, spread(v), spread(v) FILTER (WHERE g > 3) FROM events GROUP BY k
                    tumble  | SELECT window_start, k, spread(v) FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND) GROUP BY window_start, window_end, k
                    hop     | SELECT window_start, k, spread(v) FROM HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND) GROUP BY window_start, window_end, k
                    table   | SELECT k, word, length FROM events, LATERAL TABLE(own_words(k))
                    left    | SELECT k, word, length FROM events LEFT JOIN LATERAL TABLE(own_words(k, g - 3)) ON TRUE
                    """)
    void ownFunctionsAllocateNothing(final String name, final String query) {
        allocated(query).assertNothing(name);
    }

    /** The bounds are those of the page, where a row of the query makes one call. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    texts     | 300 | SELECT shout(k) FROM events
                    aggregate | 1000 | SELECT k, wavg(d, v) FROM events GROUP BY k
                    rows      | 2300 | SELECT k, word, length FROM events, LATERAL TABLE(words(k))
                    values    | 150 | SELECT k, i FROM events, LATERAL TABLE(upto(3)) AS u(i)
                    """)
    void functionsOfFlinkAllocateAboutThis(
            final String name, final int bytesPerCall, final String query) {
        assertThat(allocated(query).bytesPerRow())
                .as(name)
                .isPositive()
                .isLessThanOrEqualTo(bytesPerCall);
    }

    private JobAllocation allocated(final String query) {
        final CompiledQuery compiled =
                scripts.queries(DECLARATIONS.replace("${dir}", folder.toString()) + query + ";")
                        .getFirst();
        return JobAllocation.of(compiled, Map.of("connector", "blackhole"), ROWS);
    }
}
