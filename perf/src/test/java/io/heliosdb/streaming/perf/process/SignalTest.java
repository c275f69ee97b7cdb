package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Signals that a running process is sent. */
@Timeout(180)
final class SignalTest {
    private static final String CONFIGURATION =
            """
            [data]
            directory = "data"
            [journal]
            medium = "file"
            min_free_percent = 1
            alarm_free_percent = 1
            [streaming]
            checkpoint_interval_secs = 0.2
            """;

    private static final String JOB =
            """
            CREATE TABLE %1$s_in (k STRING) WITH ('connector' = 'socket', 'port' = '%2$d', 'format' = 'csv');
            CREATE TABLE %1$s_out (k STRING) WITH ('connector' = 'blackhole');
            INSERT INTO %1$s_out SELECT k FROM %1$s_in;
            """;

    @TempDir private Path folder;
    private ApplianceProcess appliance;

    @BeforeEach
    void start() throws IOException {
        appliance = new ApplianceProcess(folder);
        appliance.configuration(CONFIGURATION);
        appliance.job("first", JOB.formatted("first", appliance.freePort()));
        appliance.start();
        appliance.awaitRunning();
    }

    @AfterEach
    void close() {
        appliance.close();
    }

    private void awaitSaid(final String text) {
        appliance.await("said: " + text, () -> appliance.said().contains(text));
    }

    @Test
    void hupReadsConfigurationAndJobsAgain() throws IOException {
        appliance.job("second", JOB.formatted("second", appliance.freePort()));
        appliance.configuration(
                CONFIGURATION + "keep = 5\n[logging]\npackages = \"gateway.durable=debug\"\n");
        appliance.signal("HUP");
        awaitSaid("not reloaded");
        assertThat(appliance.said())
                .contains("there is no key streaming.keep", "did you mean checkpoint.keep?")
                .doesNotContain("job created", "configuration reloaded");

        appliance.configuration(
                CONFIGURATION
                        + "[checkpoint]\nkeep = 5\n"
                        + "[logging]\npackages = \"gateway.durable=debug\"\n");
        appliance.signal("HUP");
        awaitSaid("job created  job=second");
        awaitSaid("debug checkpoint made");
        assertThat(appliance.said())
                .contains("applied=logging.packages", "settings that take a restart")
                .contains("keys=checkpoint.keep");
        appliance.stop();
    }

    @Test
    void usr1WritesTheStacksOfAllThreads() throws IOException {
        final Path dumps = folder.resolve("data/thread-dumps");
        appliance.signal("USR1");
        awaitSaid("threads written");
        appliance.signal("USR1");
        appliance.await("two files", () -> Files.isDirectory(dumps) && files(dumps).size() == 2);
        final String text = Files.readString(files(dumps).getFirst());
        assertThat(text)
                .contains("\"main\"", "at io.heliosdb.streaming.gateway.server.Server.turn");
        assertThat(appliance.said()).contains(files(dumps).getFirst().toString());
        appliance.stop();
        appliance.start();
        appliance.awaitRunning();
        appliance.stop();
    }

    @Test
    void aProfiledRunLeavesARecording() throws IOException {
        appliance.stop();
        appliance.start("--profile");
        appliance.awaitRunning();
        appliance.stop();
        final List<Path> files = files(folder.resolve("data/profiles"));
        assertThat(files).hasSize(1);
        assertThat(appliance.said()).contains("profile written  file=" + files.getFirst());
        assertThat(RecordingFile.readAllEvents(files.getFirst()))
                .extracting(event -> event.getEventType().getName())
                .contains("jdk.CPULoad")
                .doesNotContain("jdk.InitialEnvironmentVariable", "jdk.SystemProcess");
    }

    @Test
    void termDrainsAndTakesACheckpoint() throws IOException {
        appliance.signal("TERM");
        assertThat(appliance.awaitEnd().status()).isZero();
        assertThat(appliance.said()).contains("stopping  mode=drain").endsWith("data\n");
    }

    @Test
    void stopReturnsWhenTheProcessIsGone() throws IOException {
        assertThat(appliance.command("stop").status()).isZero();
        assertThat(appliance.isAlive()).isFalse();
    }

    private static List<Path> files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
