package io.heliosdb.streaming.ringbuffer.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.counters.CountersFile;
import io.heliosdb.streaming.ringbuffer.counters.CountersReport;
import io.heliosdb.streaming.ringbuffer.errors.ErrorLogFile;
import io.heliosdb.streaming.ringbuffer.errors.ErrorReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator can read of a process that was killed. */
class CrashTest {
    @TempDir private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String printed() {
        final String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "@"
                                + Path.of(
                                        System.getProperty("heliosdb.root.directory"),
                                        "tuning/jvm/test.args"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long number(final String text, final String pattern) {
        final Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    @Test
    void countersAndErrorsAreThereWhileItRunsAndAfterItWasKilled() throws Exception {
        final Process process = start();
        final long rowsBefore;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("counted");
            CountersReport.print(directory, out);
            rowsBefore = number(printed(), "([0-9,]+)  port rows: flights");
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).as("killed by signal 9").isEqualTo(137);

        CountersReport.print(directory, out);
        final String counters = printed();
        assertThat(counters).startsWith("process " + process.pid() + ", started 20");
        final long rows = number(counters, "([0-9,]+)  port rows: flights");
        assertThat(rows).isGreaterThanOrEqualTo(rowsBefore).isGreaterThanOrEqualTo(1000);
        assertThat(number(counters, "([0-9,]+)  port bytes: flights"))
                .isBetween(10 * rows - 10, 10 * rows);

        assertThat(ErrorReport.print(directory, out)).isEqualTo(2);
        final String errors = printed();
        assertThat(errors)
                .contains(
                        "wing 0",
                        "wing 1",
                        "at " + DyingProcess.class.getName(),
                        "2 distinct errors");
        assertThat(number(errors, "(\\d+) times")).isBetween(rows / 2 - 2, rows / 2 + 2);
    }

    @Test
    void theFilesOfTheProcessBeforeAreKept() throws IOException {
        CountersFile.create(directory, () -> 1).close();
        CountersFile.create(directory, () -> 2).close();
        final Path previous = directory.resolve(CountersFile.NAME + ".previous");
        try (MappedFile old = MappedFile.attach(previous);
                MappedFile current = MappedFile.attach(directory.resolve(CountersFile.NAME))) {
            assertThat(old.startMs()).isEqualTo(1);
            assertThat(current.startMs()).isEqualTo(2);
            assertThat(current.processId()).isEqualTo(ProcessHandle.current().pid());
        }
        CountersFile.create(directory, () -> 3).close();
        try (MappedFile old = MappedFile.attach(previous)) {
            assertThat(old.startMs()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotOursIsRefused() throws IOException {
        assertRefused(directory);
        Files.createFile(directory.resolve(ErrorLogFile.NAME));
        assertRefused(directory);
        Files.write(directory.resolve(ErrorLogFile.NAME), new byte[10_000]);
        assertRefused(directory);
    }

    private void assertRefused(final Path place) {
        assertThatThrownBy(() -> ErrorReport.print(place, out))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(RingError.STATUS_FILE);
                            assertThat(e.hint()).isNotEmpty();
                        });
    }

    @Test
    void whatIsTheUsersToMendHasNoTrace() {
        try (ErrorLogFile errors = ErrorLogFile.create(directory, () -> 7)) {
            errors.onError(
                    HeliosException.of(RingError.REPLAY_LOST, "line\tgone")
                            .at(new Position("input.csv", 3, 4))
                            .causedBy(new IllegalStateException("inner")));
            errors.onError(
                    HeliosException.of(RingError.AGENT_FAILED, "a defect")
                            .causedBy(new IllegalStateException("inner")));
        }
        ErrorReport.print(directory, out);
        assertThat(printed())
                .contains(
                        """

                        1 time, first 1970-01-01T00:00:00.007Z, last 1970-01-01T00:00:00.007Z
                        error HRNG-0002: line\\x09gone
                            at: input.csv, line 3, column 4
                          hint: docs/reference/errors.md says what HRNG-0002 stands for

                        1 time,\
                        """)
                .contains("error HRNG-0003: a defect")
                .containsOnlyOnce("IllegalStateException: inner");
    }

    /** A store into a hole that a full disk cannot fill would end the process. */
    @Test
    void theFileHasNoHoles() throws Exception {
        CountersFile.create(directory, () -> 1).close();
        final Path file = directory.resolve(CountersFile.NAME);
        final Process du = new ProcessBuilder("du", "-k", file.toString()).start();
        final String answer =
                new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(du.waitFor()).isZero();
        assertThat(Long.parseLong(answer.split("\t")[0]))
                .isGreaterThanOrEqualTo(Files.size(file) / 1024);
    }

    @Test
    void distinctErrorsBeyondTheFileAreDropped() {
        try (ErrorLogFile errors = ErrorLogFile.create(directory, () -> 7)) {
            for (int i = 0; i < 3000; i++) {
                errors.onError(new IllegalStateException("number " + i));
            }
            errors.onError(new IllegalStateException("number 0"));
        }
        assertThat(ErrorReport.print(directory, out)).isBetween(10, 2999);
    }
}
