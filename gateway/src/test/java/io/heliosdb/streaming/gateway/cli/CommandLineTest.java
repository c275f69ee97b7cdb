package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.sql.StopSwitch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The command line as its users meet it: what is printed where, and the exit code. */
final class CommandLineTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();

    @BeforeEach
    void writeEvents() throws IOException {
        Files.writeString(
                folder.resolve("events.csv"),
                "a,1,2024-01-01 00:00:01\nb,,2024-01-01 00:00:02\na,5,2024-01-01 00:00:12\n");
    }

    private int run(final String... arguments) {
        output.reset();
        notices.reset();
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(notices, false, StandardCharsets.UTF_8)) {
            return Main.execute(new Streams(out, err, new StopSwitch()), arguments);
        }
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String notices() {
        return notices.toString(StandardCharsets.UTF_8);
    }

    private String script(final String query) throws IOException {
        final Path script = folder.resolve("script.sql");
        Files.writeString(
                script,
                """
                CREATE TABLE events (k STRING, v INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv', 'csv.null-literal' = '');
                CREATE TABLE copies (k STRING, v INT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                %s\
                """
                        .formatted(folder.resolve("events.csv"), folder.resolve("copies"), query));
        return script.toString();
    }

    @Test
    void printsFinalRowsAsCsv() throws IOException {
        final String script =
                script("SELECT k, COUNT(*) AS n, SUM(v) AS s FROM events GROUP BY k;");
        assertThat(run("sql", "-f", script, "--format", "csv")).isZero();
        assertThat(output()).isEqualTo("k,n,s\na,2,6\nb,1,\n");
    }

    @Test
    void printsEachChange() throws IOException {
        final String script = script("SELECT k, COUNT(*) AS n FROM events GROUP BY k;");
        assertThat(run("sql", "-f", script, "--format", "csv", "--changelog")).isZero();
        assertThat(output()).isEqualTo("op,k,n\n+I,a,1\n+I,b,1\n-U,a,1\n+U,a,2\n");
    }

    @Test
    void printsJson() throws IOException {
        final String script = script("SELECT k, v, ts FROM events WHERE v IS NULL;");
        assertThat(run("sql", "-f", script, "--json")).isZero();
        assertThat(output())
                .isEqualTo(
                        "{\"@statement\":3,\"file\":\""
                                + script
                                + "\",\"line\":5,\"column\":1}\n"
                                + "{\"k\":\"b\",\"v\":null,\"ts\":\"2024-01-01 00:00:02.000\"}\n");
    }

    @Test
    void runsTheScriptThenTheStatements() throws IOException {
        final String script = script("");
        assertThat(run("sql", "-f", script, "-e", "SHOW TABLES; SELECT kk FROM events", "--json"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(output())
                .contains("{\"@statement\":3,\"file\":\"-e\",\"line\":1,\"column\":1}\n")
                .contains("{\"table name\":\"copies\"}\n");
        assertThat(notices())
                .contains("\"category\":\"error\"")
                .contains("{\"file\":\"-e\",\"line\":1,\"column\":21}");
    }

    @Test
    void printsIds() throws IOException {
        final String script = script("SELECT k, COUNT(*) AS n FROM events GROUP BY k;");
        assertThat(run("sql", "-f", script, "--format", "csv", "--changelog", "--ids")).isZero();
        assertThat(output().lines().map(line -> line.replaceAll("query/[0-9a-f]{16}/", "@")))
                .containsExactly(
                        "id,op,k,n", "@0/0,+I,a,1", "@1/0,+I,b,1", "@2/0,-U,a,1", "@2/1,+U,a,2");
        assertThat(run("sql", "-f", script, "--json", "--ids")).isZero();
        assertThat(output()).containsPattern("\\{\"id\":\"query/[0-9a-f]{16}/2/1\",\"k\":\"a\",");
        assertThat(run("sql", "-f", script, "--ids")).isZero();
        assertThat(output()).startsWith(" id ").contains("/1/0 | b");
    }

    @Test
    void showsFingerprintsAndReplays() throws IOException {
        final String script = script("INSERT INTO copies SELECT k, v FROM events WHERE v > 1;");
        final String[] command = {
            "sql",
            "-f",
            script,
            "--set",
            "heliosdb.fingerprint=true",
            "--set",
            "heliosdb.replay.mib=1"
        };
        assertThat(run(command)).isZero();
        assertThat(notices())
                .containsPattern("copies`: 1 results, last query/[0-9a-f]{16}/2/0, hash ");
        final String first = notices();
        assertThat(run(command)).isZero();
        assertThat(notices()).isEqualTo(first);
        assertThat(run("sql", "-f", script, "--json", "--set", "heliosdb.fingerprint=true"))
                .isZero();
        assertThat(notices())
                .startsWith("{\"fingerprint\":{\"sink\":")
                .containsPattern("\"results\":1,\"last\":\"query/[0-9a-f]{16}/2/0\",\"hash\":");
    }

    @Test
    void dataErrorsAreKeptForOtherProcessesWithTheirPlace() throws IOException {
        Files.writeString(folder.resolve("events.csv"), "a,1,2024-01-01 00:00:01\nb,x,never\n");
        final String script = script("SELECT k, v FROM events;");
        final String counters = folder.resolve("counters").toString();
        assertThat(run("sql", "-f", script, "--counters", counters)).isEqualTo(ExitCode.FAILED);
        assertThat(run("errors", counters)).isZero();
        assertThat(output())
                .contains("\n1 time, first ", "error HCOD-0105: 'x' is not a value of column v")
                .contains("events.csv, line 2, column 3", "hint:")
                .doesNotContain("\tat ");
    }

    @Test
    void insertsIntoItsSink() throws IOException {
        final String script = script("INSERT INTO copies SELECT k, v FROM events WHERE v > 1;");
        assertThat(run("sql", "-f", script)).isZero();
        try (Stream<Path> parts = Files.list(folder.resolve("copies"))) {
            assertThat(parts.map(path -> path.getFileName().toString()))
                    .containsExactly("part-0.csv");
        }
        assertThat(folder.resolve("copies/part-0.csv")).hasContent("a,5");
    }

    @Test
    void aFailedJobLeavesNoFile() throws IOException {
        Files.writeString(
                folder.resolve("events.csv"), "a,1,2024-01-01 00:00:01\nb,x,2024-01-01 00:00:02\n");
        final String script = script("INSERT INTO copies SELECT k, v FROM events;");
        assertThat(run("sql", "-f", script)).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("HCOD-0105").contains("line 2").contains("hint:");
        try (Stream<Path> parts =
                Files.exists(folder.resolve("copies"))
                        ? Files.list(folder.resolve("copies"))
                        : Stream.empty()) {
            assertThat(parts).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        final String script = script("SELECT kk FROM events;");
        assertThat(run("sql", "-f", script)).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("error HSQL-").contains("line 5, column 8").contains("kk");
        assertThat(run("sql", "-f", script, "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).startsWith("{\"code\":\"HSQL-").contains("\"line\":5");
    }

    @Test
    void writesLateRows() throws IOException {
        Files.writeString(
                folder.resolve("events.csv"),
                "a,1,2024-01-01 00:00:01\na,2,2024-01-01 00:00:30\na,3,2024-01-01 00:00:02\n");
        final String script =
                script(
                        """
                        SELECT window_start, COUNT(*) AS n
                        FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
                        GROUP BY window_start, window_end;\
                        """);
        final Path late = folder.resolve("late");
        assertThat(run("sql", "-f", script, "--late-rows", late.toString(), "--timing")).isZero();
        assertThat(notices())
                .contains("note: 1 row came too late for a window")
                .contains("1 late row,");
        try (Stream<Path> files = Files.walk(late)) {
            final Path part = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(late.relativize(part)).hasToString("statement-3-window-1/part-0.csv");
            assertThat(Files.readString(part)).isEqualTo("ts\n\"2024-01-01 00:00:02\"\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heliosdb.execution=generated",
                "heliosdb.execution=interpreted",
                "heliosdb.snapshot.rows=1",
                "heliosdb.capture.rows=1"
            })
    void aggregatesLateRows(final String setting) throws IOException {
        Files.writeString(
                folder.resolve("events.csv"),
                """
                a,1,2024-01-01 00:00:01
                b,2,2024-01-01 00:00:12
                a,3,2024-01-01 00:00:02
                b,4,2024-01-01 00:00:03
                a,5,2024-01-01 00:00:13
                a,6,2024-01-01 00:00:04
                """);
        final String script =
                script(
                        """
                        CREATE TABLE sums (v INT) WITH ('connector' = 'blackhole');
                        CREATE TABLE late (k STRING, v INT) WITH ('connector' = 'late-rows', 'of' = 'sums');
                        CREATE TABLE late_sums (k STRING, n BIGINT, s INT) WITH ('connector' = 'print');
                        EXECUTE STATEMENT SET BEGIN
                        INSERT INTO sums SELECT SUM(v) FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
                        GROUP BY window_start, window_end, k;
                        INSERT INTO late_sums SELECT k, COUNT(*), SUM(v) FROM late WHERE v <> 4 GROUP BY k;
                        END;
                        """);
        assertThat(run("sql", "-f", script, "--set", setting)).as(notices()).isZero();
        assertThat(output()).isEqualTo("+I[a, 1, 3]\n-U[a, 1, 3]\n+U[a, 2, 9]\n");
        assertThat(notices()).contains("note: 3 rows came too late for a window");
    }

    @Test
    void showsPlanAndCode() throws IOException {
        final String script = script("EXPLAIN SELECT k FROM events WHERE v > 1;");
        assertThat(run("sql", "-f", script)).isZero();
        assertThat(output()).contains("== Engine Plan ==").contains("Calc");
        final String code = script("EXPLAIN CODE SELECT k FROM events WHERE v > 1;");
        assertThat(run("sql", "-f", code)).isZero();
        assertThat(output()).contains("class GeneratedPlan");
    }

    @Test
    void printsTheSchemaOfATable() throws IOException {
        final String script = script("SELECT 1;");
        assertThat(run("schema", "sbe", "nope", "-f", script)).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("HSQL-0103").doesNotContain("at:");
        assertThat(run("schema", "sbe", "events", "-f", script)).isZero();
        assertThat(output()).startsWith("<?xml").contains("name=\"presence0\"").contains("ts");
    }

    @Test
    void keepsCountersForOtherProcesses() throws IOException {
        final String script = script("SELECT k FROM events;");
        final String counters = folder.resolve("counters").toString();
        assertThat(run("sql", "-f", script, "--counters", counters)).isZero();
        assertThat(run("stat", counters)).isZero();
        assertThat(output()).contains("process").containsPattern(" 3  port rows: ");
        assertThat(run("errors", counters)).isZero();
        assertThat(output()).contains("0 distinct errors");
    }

    @Test
    void refusesAWrongCommandLine() {
        assertThat(run("sql", "--colour")).isEqualTo(ExitCode.USAGE);
        assertThat(run("sql", "--set", "foo")).isEqualTo(ExitCode.USAGE);
        assertThat(notices()).startsWith("Value for option '--set' ");
        assertThat(run("--colour")).isEqualTo(ExitCode.USAGE);
        assertThat(run("sql", "--set", "foo=bar", "-e", "SELECT 1")).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("'foo' does not exist").doesNotContain("at:");
        assertThat(run("sql", "-f", folder + "/nowhere.sql")).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("HCLI-0001");
    }
}
