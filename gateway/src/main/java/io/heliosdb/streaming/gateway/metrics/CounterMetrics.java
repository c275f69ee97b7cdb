package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.CounterValue;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The counters of agents as metrics, each under its name; see {@code docs/reference/counters.md}.
 */
final class CounterMetrics {
    private static final String CONSUMER = "consumer";
    private static final String AGENT = "agent";
    private static final String JOURNAL = "journal";
    private static final String TABLE = "table";
    private static final String LOG = "log";

    /** Instances that are of the engine itself, and no streams, begin with it. */
    private static final String OWN = "(";

    private static final Map<CounterType, Metric> METRICS = new EnumMap<>(CounterType.class);

    static {
        total(CounterType.PORT_ROWS, "events_ingested", EngineMetrics.STREAM);
        total(CounterType.PORT_BYTES, "events_ingested_bytes", EngineMetrics.STREAM);
        total(CounterType.PORT_BACK_PRESSURES, "heliosdb_back_pressures", EngineMetrics.STREAM);
        add(
                CounterType.PORT_HELD_BACK_NS,
                Metric.counter(
                        "heliosdb_held_back_seconds",
                        "Seconds during which a source had rows and found no room for them.",
                        EngineMetrics.STREAM));
        total(CounterType.PORT_REFUSED_ROWS, "heliosdb_refused_rows", EngineMetrics.STREAM);
        level(CounterType.LOG_ROW_SEQUENCE, "heliosdb_log_row_sequence", LOG);
        total(CounterType.LOG_RECORDS, "heliosdb_log_records", LOG);
        total(CounterType.LOG_RING_FULL, "heliosdb_log_ring_full", LOG);
        total(CounterType.LOG_TICKS, "heliosdb_log_ticks", LOG);
        level(CounterType.CONSUMER_ROW_SEQUENCE, "heliosdb_consumer_row_sequence", CONSUMER);
        total(CounterType.CONSUMER_DETACHED, "heliosdb_consumer_detached", CONSUMER);
        total(CounterType.OUTPUT_RESULTS, "heliosdb_output_results", EngineMetrics.JOB);
        total(CounterType.OUTPUT_BYTES, "heliosdb_output_bytes", EngineMetrics.JOB);
        total(CounterType.OUTPUT_NO_ROOM, "heliosdb_output_no_room", EngineMetrics.JOB);
        total(CounterType.OUTPUT_DELIVERED, "heliosdb_output_taken", CONSUMER);
        add(
                CounterType.AGENT_CYCLE_MAX_NS,
                Metric.gauge(
                        "heliosdb_agent_longest_cycle_seconds",
                        "Longest duty cycle of an agent.",
                        AGENT));
        total(CounterType.AGENT_STALLS, "heliosdb_agent_stalls", AGENT);
        total(CounterType.AGENT_ERRORS, "heliosdb_agent_errors", AGENT);
        total(CounterType.JOURNAL_DROPPED_RECORDS, "heliosdb_journal_dropped_records", JOURNAL);
        level(CounterType.JOURNAL_RECORDED, "heliosdb_journal_recorded_row_sequence", JOURNAL);
        level(CounterType.JOURNAL_FSYNCED, "heliosdb_journal_fsynced_row_sequence", JOURNAL);
        total(CounterType.JOURNAL_BYTES, "heliosdb_journal_bytes", JOURNAL);
        total(CounterType.JOURNAL_RECORDS, "heliosdb_journal_records", JOURNAL);
        total(CounterType.JOURNAL_BACK_PRESSURES, "heliosdb_journal_back_pressures", JOURNAL);
        total(CounterType.JOURNAL_FORCES, "heliosdb_journal_forces", JOURNAL);
        add(
                CounterType.JOURNAL_FORCE_MAX_NS,
                Metric.gauge(
                        "heliosdb_journal_longest_force_seconds",
                        "Longest force of the journal.",
                        JOURNAL));
        level(CounterType.JOURNAL_SPACE_ALARM, "heliosdb_journal_space_alarm", JOURNAL);
        level(CounterType.JOURNAL_RECORDINGS, "heliosdb_journal_recordings", JOURNAL);
        level(CounterType.SOCKET_CONNECTIONS, "heliosdb_socket_connections", TABLE);
        total(CounterType.SOCKET_REFUSED, "heliosdb_socket_refused", TABLE);
        total(CounterType.SOCKET_BAD_LINES, "heliosdb_socket_bad_lines", TABLE);
        total(CounterType.SOCKET_UNREAD_ANSWERS, "heliosdb_socket_unread_answers", TABLE);
        level(CounterType.SOCKET_ACKNOWLEDGED, "heliosdb_socket_acknowledged_line", "connection");
    }

    private CounterMetrics() {}

    private static void total(final CounterType type, final String name, final String label) {
        add(type, Metric.counter(name, type.meaning(), label));
    }

    private static void level(final CounterType type, final String name, final String label) {
        add(type, Metric.gauge(name, type.meaning(), label));
    }

    private static void add(final CounterType type, final Metric metric) {
        METRICS.put(type, metric);
    }

    /** All of them, in the order of the reference. */
    static Collection<Metric> all() {
        return METRICS.values();
    }

    /** The metric of a kind of counter. */
    static Metric of(final CounterType type) {
        return METRICS.get(type);
    }

    /**
     * Puts what counters say into a sample. Of those that were closed, totals stay; what was closed
     * and is open again goes on from there.
     */
    static void sample(final List<CounterValue> counters, final Sample sample) {
        for (final CounterValue each : counters) {
            final Metric metric = of(each.type());
            if (!each.instance().startsWith(OWN)
                    && (each.isOpen() || metric.kind() == Metric.Kind.COUNTER)) {
                sample.add(metric, value(metric, each.value()), each.instance());
            }
        }
    }

    /** Counters of durations are in nanoseconds. */
    private static double value(final Metric metric, final long value) {
        return metric.baseName().endsWith("_seconds")
                ? (double) value / TimeUnit.SECONDS.toNanos(1)
                : (double) value;
    }
}
