package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Jobs that could not begin when they were put into the folder of a running appliance. */
@Timeout(240)
final class RefusedJobRunTest extends ApiRig {
    private static final String TAKEN = "doubled";

    @BeforeEach
    void writtenStream() throws IOException {
        Files.delete(folder.resolve("jobs/copy.sql"));
        Files.writeString(
                folder.resolve("jobs/double.sql"),
                """
                CREATE TABLE events (k STRING, v INT) WITH ('connector' = 'stream');
                CREATE TABLE doubled (k STRING, v INT) WITH ('connector' = 'stream');
                CREATE TABLE quadrupled (k STRING, v INT) WITH ('connector' = 'stream');
                CREATE TABLE sixfold (k STRING, v INT) WITH ('connector' = 'stream');
                """
                        + sql(TAKEN));
    }

    private static String sql(final String stream) {
        return "INSERT INTO " + stream + " SELECT k, 2 * v FROM events WHERE v > 0;\n";
    }

    private Path write(final String job, final String stream) throws IOException {
        return Files.writeString(folder.resolve("jobs/" + job + ".sql"), sql(stream));
    }

    @Test
    void isToldOfUntilItsFileIsCorrected() throws Exception {
        start("run");
        write("second", TAKEN);
        assertThat(ask("jobs", "reload")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("job second: cannot begin: HCON-0021");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).containsPattern("second +failed").containsPattern("double +running");
        assertThat(ask("status")).isZero();
        assertThat(answer()).contains("HCON-0021");
        assertThat(ask("jobs", "resume", "second")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSRV-0513", "HCON-0021", "jobs reload");
        assertThat(ask("jobs", "reload")).isEqualTo(ExitCode.FAILED); // tried anew, as it is wanted
        assertThat(answer()).contains("job second: cannot begin: HCON-0021");

        write("second", "quadrupled");
        assertThat(ask("jobs", "reload")).as(this::answer).isZero();
        assertThat(answer()).contains("job second: created");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).containsPattern("second +running").doesNotContain("failed");
        end();
        start("run");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).containsPattern("second +r").containsPattern("double +r");
    }

    @Test
    void leavesNothingThatAStartAsksFor() throws Exception {
        start("run");
        final Path second = write("second", TAKEN);
        assertThat(ask("jobs", "reload")).isEqualTo(ExitCode.FAILED);
        Files.delete(second);
        assertThat(ask("jobs", "reload")).as(this::answer).isZero();
        assertThat(answer()).isEqualTo("job double: unchanged\n");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).doesNotContain("second");

        register();
        final String refused =
                ask(
                                409,
                                "POST",
                                "/api/v1/jobs",
                                "{\"name\": \"third\", \"sql\": \"" + sql(TAKEN).strip() + "\"}")
                        .path("code")
                        .asText();
        assertThat(refused).isEqualTo("HCON-0021");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).doesNotContain("third");
        assertThat(folder.resolve("jobs/third.sql")).doesNotExist();
        end();
        start("run");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).containsPattern("double +r").doesNotContain("second", "third");
    }

    @Test
    void aSourceThatCannotBeOpenedRefusesItsJob() throws Exception {
        start("run");
        final Path input = folder.resolve("input");
        final Path second =
                Files.writeString(
                        folder.resolve("jobs/second.sql"),
                        """
                        CREATE TABLE words (k STRING)
                        WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                        CREATE TABLE seconds (k STRING) WITH ('connector' = 'stream');
                        INSERT INTO seconds SELECT k FROM words;
                        """
                                .formatted(input));
        assertThat(ask("jobs", "reload")).as(this::answer).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("job second: cannot begin: HCON-0007");
        Files.writeString(input, "a\nb\n");
        assertThat(ask("jobs", "reload")).as(this::answer).isZero();
        while (!answer().contains("2 rows in, 2 results")) {
            assertThat(ask("jobs", "list")).isZero();
        }
        Files.delete(second);
        end();
        start("run", "--drop-job", "second");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).containsPattern("double +r").doesNotContain("second");
    }

    @Test
    void severalJobsAreDroppedAtOnce() throws Exception {
        write("second", "quadrupled");
        write("third", "sixfold");
        start("run");
        end();
        Files.delete(folder.resolve("jobs/second.sql"));
        Files.delete(folder.resolve("jobs/third.sql"));
        assertThat(ask("run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSRV-0503", "second, third", "--drop-job second,third");
        start("run", "--drop-job", "second,third");
        assertThat(ask("jobs", "list")).isZero();
        assertThat(answer()).contains("double").doesNotContain("second", "third");
    }
}
