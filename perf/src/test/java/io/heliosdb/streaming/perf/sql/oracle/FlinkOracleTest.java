package io.heliosdb.streaming.perf.sql.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heliosdb.streaming.perf.sql.SqlCases;
import io.heliosdb.streaming.perf.sql.SqlCorpus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Asks Flink again whether the expected rows of some cases are its own. {@code
 * -Dheliosdb.oracle.seed} chooses others, {@code -Dheliosdb.oracle.count} more.
 */
final class FlinkOracleTest {
    private static final long SEED = Long.getLong("heliosdb.oracle.seed", 20_260_101L);
    private static final int COUNT = Integer.getInteger("heliosdb.oracle.count", 30);
    private static FlinkOracle flink;

    @BeforeAll
    static void start() {
        System.out.println(
                "FlinkOracleTest: heliosdb.oracle.seed="
                        + SEED
                        + " heliosdb.oracle.count="
                        + COUNT);
        flink = FlinkOracle.start();
    }

    @AfterAll
    static void stop() {
        flink.close();
    }

    @TestFactory
    Stream<DynamicTest> flinkGivesTheExpectedRows() {
        final OracleRun run = new OracleRun(flink);
        return SqlCorpus.sample(SqlCases.files(), SEED, COUNT).stream()
                .map(
                        file ->
                                dynamicTest(
                                        SqlCases.root().relativize(file).toString(),
                                        () -> assertThat(run.check(file)).isEmpty()));
    }

    @Test
    void aWrongRowIsFoundAndWritten(@TempDir Path folder) throws Exception {
        final Path file = folder.resolve("wrong.sqlt");
        final String right =
                """
                # One row
                === file t.csv
                1
                === script
                CREATE TABLE t (a INT) WITH ('connector' = 'filesystem', 'path' = '${dir}/t.csv', 'format' = 'csv');
                SELECT a + 1 AS b FROM t;
                === changelog
                op,b
                +I,2
                """;
        Files.writeString(file, right.replace("+I,2", "+I,3"));
        final OracleRun run = new OracleRun(flink);

        assertThat(run.check(file)).contains("column b: expected <3> but was <2>");
        assertThat(run.write(file)).isEmpty();
        assertThat(file).hasContent(right);
    }
}
