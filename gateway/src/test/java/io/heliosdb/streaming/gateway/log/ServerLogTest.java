package io.heliosdb.streaming.gateway.log;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.config.LoggingSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

final class ServerLogTest {
    @TempDir private Path folder;

    private static String lines(final LoggingSettings.Level level) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
                ServerLog log =
                        ServerLog.open(
                                new LoggingSettings(
                                        level, LoggingSettings.Format.PRETTY, Optional.empty()),
                                () -> 1,
                                out)) {
            log.debug("fine");
            log.info("journal repaired", field("cut_bytes", 12L), field("file", "a\nb"));
            log.raise("checkpoint passed over", Alarm.Detail.of("id", "checkpoint-00000007"));
            log.error("broken", HeliosException.of(LogError.FILE, "no file"));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesForPeople() {
        assertThat(lines(LoggingSettings.Level.INFO).lines())
                .containsExactly(
                        "1970-01-01T00:00:00.001Z info  journal repaired  cut_bytes=12  file=a | b",
                        "1970-01-01T00:00:00.001Z warn  checkpoint passed over "
                                + " id=checkpoint-00000007",
                        "1970-01-01T00:00:00.001Z error broken  code=HSRV-0401  cause=error"
                                + " HSRV-0401: no file |   hint: docs/reference/errors.md says what"
                                + " HSRV-0401 stands for");
        assertThat(lines(LoggingSettings.Level.TRACE).lines()).hasSize(4);
        assertThat(lines(LoggingSettings.Level.ERROR).lines()).hasSize(1);
    }

    @Test
    void appendsJsonToItsFile() throws IOException {
        final Path file = folder.resolve("logs/streaming.log");
        for (int i = 0; i < 2; i++) {
            try (ServerLog log =
                    ServerLog.open(
                            new LoggingSettings(
                                    LoggingSettings.Level.INFO,
                                    LoggingSettings.Format.JSON,
                                    Optional.of(file)),
                            () -> 1,
                            null)) {
                log.warn("low", field("free", 3), field("is_full", false), field("disk", "\"a\""));
            }
        }
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .containsOnly(
                        "{\"time\":\"1970-01-01T00:00:00.001Z\",\"level\":\"warn\","
                            + "\"logger\":\"gateway.server\",\"message\":\"low\",\"free\":3,\"is_full\":false,"
                            + "\"disk\":\"\\\"a\\\"\"}");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnError() {
        final LoggingSettings settings =
                new LoggingSettings(
                        LoggingSettings.Level.INFO,
                        LoggingSettings.Format.JSON,
                        Optional.of(folder));
        assertThatThrownBy(() -> ServerLog.open(settings, () -> 1, null))
                .extracting("code")
                .isEqualTo(LogError.FILE);
    }

    private static LoggingSettings settings(
            final String packages, final LoggingSettings.Backtrace backtrace, final Path file) {
        return new LoggingSettings(
                LoggingSettings.Level.WARN,
                packages.isEmpty() ? Map.of() : Map.of(packages, LoggingSettings.Level.DEBUG),
                backtrace,
                LoggingSettings.Format.PRETTY,
                Optional.of(file),
                Optional.of("pod-3"));
    }

    @Test
    void levelsFormAndFileChangeWhileItIsWritten() throws IOException {
        final Path first = folder.resolve("first.log");
        final Path second = folder.resolve("second.log");
        try (ServerLog log =
                ServerLog.open(settings("", LoggingSettings.Backtrace.OFF, first), () -> 1, null)) {
            final ServerLog http = log.of(LoggedPackage.HTTP);
            http.debug("too fine");
            http.warn("one");
            log.prepare(settings("", LoggingSettings.Backtrace.OFF, second)).discard();
            http.warn("two");
            log.prepare(settings("gateway.http", LoggingSettings.Backtrace.OFF, second).asJson())
                    .apply();
            http.debug("three");
            log.debug("of another package");
        }
        assertThat(Files.readString(first)).contains("one", "two").doesNotContain("three");
        assertThat(Files.readAllLines(second))
                .containsExactly(
                        "{\"time\":\"1970-01-01T00:00:00.001Z\",\"level\":\"debug\","
                                + "\"logger\":\"gateway.http\",\"message\":\"three\","
                                + "\"instance\":\"pod-3\"}");
    }

    @Test
    void aFileThatWasMovedAwayIsLeftAlone() throws IOException {
        final Path file = folder.resolve("streaming.log");
        final LoggingSettings settings = settings("", LoggingSettings.Backtrace.OFF, file);
        try (ServerLog log = ServerLog.open(settings, () -> 1, null)) {
            log.warn("one");
            Files.move(file, folder.resolve("old.log"));
            log.prepare(settings).apply();
            log.warn("two");
        }
        assertThat(Files.readString(folder.resolve("old.log"))).contains("one").hasLineCount(1);
        assertThat(Files.readString(file)).contains("two").hasLineCount(1);
    }

    @Test
    void theRequestIsInItsLines() throws IOException {
        final Path file = folder.resolve("streaming.log");
        try (ServerLog log =
                ServerLog.open(settings("", LoggingSettings.Backtrace.OFF, file), () -> 1, null)) {
            TraceScope.run("cafe", () -> log.warn("mine"));
            log.warn("nobody's");
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "1970-01-01T00:00:00.001Z warn  mine  trace=cafe",
                        "1970-01-01T00:00:00.001Z warn  nobody's");
    }

    @ParameterizedTest
    @CsvSource({"OFF, 0", "SHORT, 16", "FULL, 40"})
    void defectsAreToldWithTheirStack(final LoggingSettings.Backtrace depth, final int calls)
            throws IOException {
        final Path file = folder.resolve("streaming.log");
        try (ServerLog log = ServerLog.open(settings("", depth, file), () -> 1, null)) {
            log.error("broken", deep(60));
        }
        assertThat(Files.readString(file)).hasLineCount(1).contains("cause=java.lang");
        final int count = Files.readString(file).split(" ?at io.heliosdb", -1).length - 1;
        if (depth == LoggingSettings.Backtrace.FULL) {
            assertThat(count).isGreaterThan(calls);
        } else {
            assertThat(count).isEqualTo(calls);
        }
    }

    private static Exception deep(final int calls) {
        return calls == 0 ? new IllegalStateException("deep") : deep(calls - 1);
    }
}
