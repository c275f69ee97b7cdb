package io.heliosdb.streaming.perf.sql.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.ApplianceError;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.SqlJobs;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.perf.sql.FunctionJar;
import io.heliosdb.streaming.perf.sql.SqlCases;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Functions of users in durable jobs. */
final class FunctionJobsTest {
    private static final String TABLES =
            """
            CREATE TABLE t (k INT, d DOUBLE, n BIGINT) WITH ('connector' = 'filesystem', 'path' = 'in', 'format' = 'csv');
            CREATE TABLE s (k INT, a DOUBLE) WITH ('connector' = 'print');
            """;

    private final Planner planner =
            new Planner(
                    new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory"))),
                    Clocks.nano());

    @TempDir private Path folder;

    @BeforeEach
    void makeJar() throws IOException {
        Files.write(
                folder.resolve("f.jar"),
                FunctionJar.of(SqlCases.root().resolve("fixtures").resolve("functions")));
    }

    @AfterEach
    void close() {
        planner.close();
    }

    private List<JobSpec> jobs(final String function, final String insert) {
        final SqlJobs jobs =
                new SqlJobs(Sessions.open(planner, folder.resolve("plans"), Map.of(), false));
        jobs.add(
                "job.sql",
                "job",
                "CREATE FUNCTION f AS 'functions."
                        + function
                        + "' USING JAR '"
                        + folder.resolve("f.jar")
                        + "';\n"
                        + TABLES
                        + insert);
        return jobs.jobs();
    }

    @Test
    void aFunctionThatIsNotDeterministicIsRefused() {
        assertThatThrownBy(() -> jobs("Dice", "INSERT INTO s SELECT f(), d FROM t;"))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(ApplianceError.JOB_UNSUITABLE);
                            assertThat(error.what()).contains("f is not deterministic");
                            assertThat(error.position()).isPresent();
                        });
    }

    @Test
    void aChangedJarIsAChangedOperator() throws IOException {
        final String insert = "INSERT INTO s SELECT k, f(d, n) FROM t GROUP BY k;";
        final String before = group(jobs("WeightedAverage", insert));
        assertThat(group(jobs("WeightedAverage", insert))).isEqualTo(before);
        Files.write(
                folder.resolve("f.jar"), new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(group(jobs("WeightedAverage", insert))).isNotEqualTo(before);
    }

    private static String group(final List<JobSpec> jobs) {
        return jobs.getFirst().plan().nodes().stream()
                .filter(PlanNode.GroupAggregate.class::isInstance)
                .map(node -> node.uid().toString())
                .findFirst()
                .orElseThrow();
    }
}
