package io.heliosdb.streaming.gateway.metrics;

import java.util.List;

/** The metrics that are not just a counter of an agent. */
final class EngineMetrics {
    static final String JOB = "job_name";
    static final String SINK = "sink";
    static final String STREAM = "stream";
    static final String STATUS = "status";

    static final Metric EVENTS_PROCESSED =
            Metric.counter(
                    "events_processed",
                    "Rows that a job has processed; again those that it processed again after a"
                            + " failure.",
                    JOB);

    static final Metric EVENTS_LATE =
            Metric.counter("events_late", "Rows that came too late for their window.", JOB);

    static final Metric EVENTS_DELIVERED =
            Metric.counter("events_delivered", "Results that the sinks of a job have got.", JOB);

    static final Metric EVENTS_PER_SECOND =
            Metric.gauge(
                    "events_per_second",
                    "Rows that came in from all sources, per second of the last ten.");

    static final Metric BACKPRESSURE =
            Metric.gauge(
                    "backpressure_ratio",
                    "Share of the last ten seconds during which a source had rows and found no"
                            + " room for them.",
                    STREAM);

    static final Metric DEAD_LETTERS =
            Metric.counter(
                    "dead_letters", "Rows put aside since the job began, in any process.", JOB);

    static final Metric PROCESSING_DURATION =
            Metric.histogram(
                    "event_processing_duration_seconds",
                    "Time from the arrival of a row until its job has processed it.",
                    JOB);

    static final Metric RELEASE_DURATION =
            Metric.histogram(
                    "event_release_duration_seconds",
                    "Time from the arrival of a row until all that follows from it at once has been"
                            + " given to a sink.",
                    JOB,
                    SINK);

    static final Metric JOURNAL_DURATION =
            Metric.histogram(
                    "event_journal_duration_seconds",
                    "Time from the arrival of a row until it survives the end of the process"
                            + " (journaled) or a loss of power (fsynced).",
                    "level");

    static final Metric LATENCY =
            Metric.gauge(
                    "event_latency_seconds",
                    "Percentiles of the three durations over the last minute; 100 is the longest."
                            + " The stage is journaled, fsynced, processed or released.",
                    "stage",
                    JOB,
                    SINK,
                    "percentile");

    static final Metric CHECKPOINT_DURATION =
            Metric.histogram(
                    "checkpoint_duration_seconds",
                    "How long checkpoints and savepoints took that were completed.");

    static final Metric CHECKPOINT_FAILURES =
            Metric.counter("checkpoint_failures", "Checkpoints and savepoints given up.");

    static final Metric CHECKPOINT_BYTES =
            Metric.gauge(
                    "heliosdb_last_checkpoint_bytes",
                    "Bytes written for the newest checkpoint of this process.");

    static final Metric JOB_STATUS =
            Metric.gauge(
                    "job_status",
                    "1 for the status that a job has, 0 for all others that jobs can have.",
                    JOB,
                    STATUS);

    static final Metric JOB_RESTARTS =
            Metric.counter("job_restarts", "Starts of a job after failures.", JOB);

    static final Metric JOB_WATERMARK =
            Metric.gauge(
                    "job_watermark_timestamp_seconds",
                    "Event time that a job has reached, in seconds since 1970; missing as long as"
                            + " it has none.",
                    JOB);

    static final Metric TRANSACTIONS =
            Metric.counter(
                    "streaming_transactions",
                    "Transactions begun by sinks that show results in transactions.",
                    JOB,
                    SINK);

    static final Metric TRANSACTIONS_COMMITTED =
            Metric.counter(
                    "streaming_transactions_committed",
                    "Of them, those whose results are visible.",
                    JOB,
                    SINK);

    static final Metric TRANSACTIONS_ABORTED =
            Metric.counter(
                    "streaming_transactions_aborted",
                    "Of them, those that ended with a failure of the job; their results came again"
                            + " in another one.",
                    JOB,
                    SINK);

    static final Metric LAG =
            Metric.gauge(
                    "heliosdb_log_lag_rows",
                    "Rows of the log that a consumer has still in front of it.",
                    "consumer");

    static final Metric APPLIANCE_STATUS =
            Metric.gauge(
                    "heliosdb_appliance_status",
                    "1 for the status that the appliance has, 0 for all others it can have.",
                    STATUS);

    static final Metric INPUT_STOPPED =
            Metric.gauge(
                    "heliosdb_input_stopped",
                    "1 while input is held back because the disk is nearly full.");

    static final Metric DISK_USABLE =
            Metric.gauge("heliosdb_disk_usable_bytes", "Room left on the disk of the journal.");

    static final Metric DISK_SIZE =
            Metric.gauge("heliosdb_disk_size_bytes", "Size of the disk of the journal.");

    static final Metric RATE_LIMIT_HITS =
            Metric.counter(
                    "rate_limit_hits",
                    "Requests refused because they were beyond a limit: of their address, of their"
                            + " user, or of all; body_rate: because their bodies came too slowly.",
                    "limit");

    static final Metric AUTHENTICATION_FAILURES =
            Metric.counter(
                    "authentication_failures",
                    "Wrong passwords, and tokens that were not accepted.",
                    "kind");

    static final Metric BUILD =
            Metric.gauge("heliosdb_build_info", "Always 1.", "version", "java_version");

    /** All of them, in the order of the reference. */
    static final List<Metric> ALL =
            List.of(
                    EVENTS_PROCESSED,
                    EVENTS_LATE,
                    EVENTS_DELIVERED,
                    EVENTS_PER_SECOND,
                    BACKPRESSURE,
                    DEAD_LETTERS,
                    PROCESSING_DURATION,
                    RELEASE_DURATION,
                    JOURNAL_DURATION,
                    LATENCY,
                    CHECKPOINT_DURATION,
                    CHECKPOINT_FAILURES,
                    CHECKPOINT_BYTES,
                    JOB_STATUS,
                    JOB_RESTARTS,
                    JOB_WATERMARK,
                    TRANSACTIONS,
                    TRANSACTIONS_COMMITTED,
                    TRANSACTIONS_ABORTED,
                    LAG,
                    APPLIANCE_STATUS,
                    INPUT_STOPPED,
                    DISK_USABLE,
                    DISK_SIZE,
                    RATE_LIMIT_HITS,
                    AUTHENTICATION_FAILURES,
                    BUILD);

    private EngineMetrics() {}
}
