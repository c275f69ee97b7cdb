package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The numbers of a running appliance, as whoever watches it sees them. */
@Timeout(120)
final class MetricsRunTest extends RunRig {
    private static final String COPY = "{job_name=\"copy\"}";
    private static final String COPIES = "{job_name=\"copy\",sink=\"copies\"}";
    private static final String EVENTS = "{stream=\"events\"}";

    private MetricsClient metrics() {
        return new MetricsClient(notices.toString(StandardCharsets.UTF_8));
    }

    private void set(final String more) throws IOException {
        Files.writeString(folder.resolve("streaming.toml"), more, StandardOpenOption.APPEND);
    }

    private void job(final String insert) throws IOException {
        final String tables = Files.readString(folder.resolve("jobs/copy.sql"));
        Files.writeString(
                folder.resolve("jobs/copy.sql"),
                tables.substring(0, tables.indexOf("INSERT")) + insert + ";\n");
    }

    private void feed(final String... lines) throws IOException {
        try (LineClient client = new LineClient(port)) {
            client.send(lines);
            client.lastAck(lines.length);
        }
    }

    private static void assertSeries(final String page, final String series, final double value) {
        assertThat(MetricsClient.value(page, series)).as(series).isEqualTo(value);
    }

    private static void assertPositive(final String page, final String... all) {
        for (final String series : all) {
            assertThat(MetricsClient.value(page, series)).as(series).isPositive();
        }
    }

    @Test
    void rowsAreCountedAndTimedOnTheirWay() throws Exception {
        start("run");
        final MetricsClient metrics = metrics();
        feed("a,1", "b,-1", "c,3");
        ask("savepoint", "create");
        metrics.awaitAtLeast("streaming_transactions_committed_total" + COPIES, 1);
        metrics.awaitAtLeast("checkpoint_duration_seconds_count", 1);
        final String page =
                metrics.awaitAtLeast("event_release_duration_seconds_count" + COPIES, 3);
        assertSeries(page, "events_ingested_total" + EVENTS, 3);
        assertSeries(page, "events_processed_total" + COPY, 3);
        assertSeries(page, "events_delivered_total" + COPY, 2);
        assertSeries(page, "event_processing_duration_seconds_count" + COPY, 3);
        assertSeries(page, "event_journal_duration_seconds_count{level=\"journaled\"}", 3);
        assertSeries(page, "event_journal_duration_seconds_count{level=\"fsynced\"}", 3);
        assertSeries(page, "streaming_transactions_total" + COPIES, 1);
        assertSeries(page, "job_status{job_name=\"copy\",status=\"running\"}", 1);
        assertSeries(page, "job_status{job_name=\"copy\",status=\"failed\"}", 0);
        assertSeries(page, "heliosdb_appliance_status{status=\"running\"}", 1);
        assertSeries(page, "heliosdb_log_lag_rows{consumer=\"job-copy\"}", 0);
        assertPositive(
                page,
                "events_ingested_bytes_total" + EVENTS,
                "events_per_second",
                "event_processing_duration_seconds_sum" + COPY,
                "checkpoint_duration_seconds_sum",
                "heliosdb_last_checkpoint_bytes",
                "heliosdb_disk_usable_bytes",
                "heliosdb_disk_size_bytes",
                "heliosdb_log_records_total{log=\"sequencer\"}",
                "heliosdb_consumer_row_sequence{consumer=\"job-copy\"}",
                "heliosdb_output_results_total" + COPY,
                "heliosdb_agent_longest_cycle_seconds{agent=\"job-copy\"}",
                "heliosdb_journal_bytes_total{journal=\"journal\"}",
                "heliosdb_journal_forces_total{journal=\"fsync\"}",
                "process_cpu_seconds_total",
                "process_resident_memory_bytes",
                "process_open_fds");
        for (final String stage :
                new String[] {
                    "stage=\"journaled\"",
                    "stage=\"fsynced\"",
                    "job_name=\"copy\",stage=\"processed\"",
                    "job_name=\"copy\",sink=\"copies\",stage=\"released\""
                }) {
            final String[] labels = stage.split("stage", 2);
            assertPositive(
                    page,
                    "event_latency_seconds{"
                            + jobFirst(labels[0], "99.99")
                            + "stage"
                            + labels[1]
                            + "}");
        }
        end();
    }

    /** Labels are in the order of their names. */
    private static String jobFirst(final String labels, final String percentile) {
        final int sink = labels.indexOf("sink=");
        final String own = "percentile=\"" + percentile + "\",";
        return sink < 0 ? labels + own : labels.substring(0, sink) + own + labels.substring(sink);
    }

    @Test
    void thePageIsWhatPrometheusReads() throws Exception {
        final Promtool promtool = Promtool.find();
        start("run");
        final MetricsClient metrics = metrics();
        feed("a,1");
        final String page = metrics.awaitAtLeast("events_processed_total" + COPY, 1);
        promtool.check(folder, page, "check", "metrics");
        end();
    }

    @Test
    void openMetricsAreToldIfTheyAreAskedFor() throws Exception {
        start("run");
        metrics().awaitAtLeast("events_ingested_total" + EVENTS, 0);
        final var answer = metrics().ask("application/openmetrics-text;version=1.0.0");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(answer.body())
                .contains("# TYPE events_ingested counter\n", "# UNIT backpressure_ratio ratio\n")
                .endsWith("# EOF\n");
        assertThat(metrics().ask("text/plain").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        end();
    }

    @Test
    void whatFailsIsCounted() throws Exception {
        set("[jobs]\nrestart_attempts = 2\nrestart_backoff_ms = 1\nrestart_backoff_max_ms = 1\n");
        job("INSERT INTO copies SELECT k, 10 / v FROM events");
        start("run");
        final MetricsClient metrics = metrics();
        feed("a,1", "b,0", "c,3");
        final String page =
                metrics.awaitAtLeast("job_status{job_name=\"copy\",status=\"failed\"}", 1);
        assertSeries(page, "job_status{job_name=\"copy\",status=\"running\"}", 0);
        assertSeries(page, "job_restarts_total" + COPY, 2);
        assertPositive(page, "heliosdb_agent_errors_total{agent=\"job-copy\"}");
        end();
    }

    @Test
    void rowsPutAsideAndAbortedTransactionsAreCounted() throws Exception {
        set("[jobs]\non_error = \"dead-letter\"\nrestart_backoff_ms = 1\n");
        job("INSERT INTO copies SELECT k, 10 / v FROM events");
        start("run");
        final MetricsClient metrics = metrics();
        feed("a,1");
        metrics.awaitAtLeast("streaming_transactions_total" + COPIES, 1);
        feed("b,0", "c,3");
        metrics.awaitAtLeast("dead_letters_total" + COPY, 1);
        final String page =
                metrics.awaitAtLeast("event_processing_duration_seconds_count" + COPY, 3);
        assertPositive(page, "job_restarts_total" + COPY);
        assertPositive(page, "streaming_transactions_aborted_total" + COPIES);
        end();
    }

    @Test
    void lateRowsAndWatermarksAreTold() throws Exception {
        Files.writeString(
                folder.resolve("jobs/copy.sql"),
                """
                CREATE TABLE events (k STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
                WITH ('connector' = 'socket', 'port' = '%d', 'format' = 'csv');
                CREATE TABLE copies (k STRING, n BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                INSERT INTO copies SELECT k, COUNT(*)
                FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
                GROUP BY k, window_start, window_end;
                """
                        .formatted(port, folder.resolve("copies")));
        start("run");
        feed("a,2026-01-01 10:00:10", "a,2026-01-01 10:05:00", "a,2026-01-01 10:00:20");
        final String page = metrics().awaitAtLeast("events_late_total" + COPY, 1);
        assertSeries(page, "job_watermark_timestamp_seconds" + COPY, 1767261900);
        end();
    }

    /** The state of a job that rests is carried on, which cannot be done if it is damaged. */
    @Test
    void checkpointsGivenUpAreCounted() throws Exception {
        set("[streaming]\ncheckpoint_interval_secs = 1\n");
        start("run");
        final MetricsClient metrics = metrics();
        metrics.awaitAtLeast("checkpoint_duration_seconds_count", 1);
        assertThat(ask("jobs", "pause", "copy")).as(answer()).isZero();
        String page = metrics.text();
        assertSeries(page, "checkpoint_failures_total", 0);
        while (MetricsClient.value(page, "checkpoint_failures_total") < 1) {
            damageCheckpoints();
            Thread.sleep(1000);
            page = metrics.text();
        }
        end();
    }

    private void damageCheckpoints() throws IOException {
        final Path checkpoints = folder.resolve("heliosdb-data/checkpoints");
        try (Stream<Path> files = Files.walk(checkpoints)) {
            for (final Path part :
                    files.filter(file -> file.getFileName().toString().startsWith("frames-"))
                            .filter(file -> Files.exists(file.resolveSibling("manifest")))
                            .toList()) {
                Files.write(part, new byte[100], StandardOpenOption.WRITE);
            }
        } catch (final NoSuchFileException | UncheckedIOException dropped) {
            // Older checkpoints are dropped meanwhile.
            assertThat(checkpoints).exists();
        }
    }

    @Test
    void metricsAreWrittenToADatedFile() throws Exception {
        final Path configuration = folder.resolve("streaming.toml");
        final int metricsPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            metricsPort = free.getLocalPort();
        }
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("metrics_port = 0", "metrics_port = " + metricsPort));
        assertThat(ask("metrics")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0003", "127.0.0.1:" + metricsPort);
        start("run");
        assertThat(ask("metrics")).isZero();
        assertThat(answer()).contains("# TYPE process_open_fds gauge\n");
        final Path exports = Files.createDirectory(folder.resolve("exports"));
        assertThat(ask("metrics", "--out", exports.toString())).isZero();
        assertThat(answer().strip()).matches(".*/metrics-[0-9]{4}-[0-9-]+T[0-9-]+Z\\.txt");
        assertThat(Path.of(answer().strip())).content().contains("job_status{");
        assertThat(ask("metrics", "--out", exports.resolve("no/file").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCLI-0004");
        end();
    }

    @Test
    void whoIsNotLetInIsCounted() throws Exception {
        start("run");
        final MetricsClient metrics = metrics();
        final String wrong = "{\"username\": \"anna\", \"password\": \"not the one\"}";
        assertThat(metrics.askApi("POST", "/api/v1/auth/login", "", wrong)).isEqualTo(401);
        assertThat(metrics.askApi("GET", "/metrics", "no token", "")).isEqualTo(401);
        final String page =
                metrics.awaitAtLeast("authentication_failures_total{kind=\"token\"}", 1);
        assertSeries(page, "authentication_failures_total{kind=\"password\"}", 1);
        while (metrics.askApi("GET", "/openapi.json", "", "") == 200) {
            Thread.onSpinWait();
        }
        metrics.awaitAtLeast("rate_limit_hits_total{limit=\"address\"}", 1);
        end();
    }

    /** It makes rows faster than a journal takes them that is forced to the disk. */
    @Test
    void aSourceThatFindsNoRoomIsHeldBack() throws Exception {
        Files.writeString(
                folder.resolve("jobs/copy.sql"),
                """
                CREATE TABLE events (n BIGINT, m BIGINT)
                WITH ('connector' = 'datagen', 'rows-per-second' = '0',
                    'number-of-rows' = '4000000');
                CREATE TABLE copies (n BIGINT) WITH ('connector' = 'blackhole');
                INSERT INTO copies SELECT n FROM events WHERE m > n;
                """);
        start("run");
        final MetricsClient metrics = metrics();
        metrics.awaitAtLeast("backpressure_ratio" + EVENTS, 0.001);
        final String page = metrics.awaitAtLeast("events_processed_total" + COPY, 4_000_000);
        assertPositive(
                page,
                "heliosdb_held_back_seconds_total" + EVENTS,
                "heliosdb_back_pressures_total" + EVENTS);
        assertThat(metrics.awaitAtLeast("job_status{job_name=\"copy\",status=\"finished\"}", 1))
                .contains("events_ingested_total" + EVENTS + " 4000000.0\n")
                .contains("event_processing_duration_seconds_count" + COPY + " 4000000\n");
        end();
    }
}
