package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.TimeSpan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The options {@code scan.watermark.*}, which tables of all connectors have. The watermark follows
 * each row, so that either strategy is kept.
 */
public final class WatermarkOptions {
    private static final String IDLE = "scan.watermark.idle-timeout";
    private static final String STRATEGY = "scan.watermark.emit.strategy";
    private static final String GROUP = "scan.watermark.alignment.group";
    private static final String MAX_DRIFT = "scan.watermark.alignment.max-drift";
    private static final String UPDATE_INTERVAL = "scan.watermark.alignment.update-interval";
    private static final long DEFAULT_UPDATE_INTERVAL_MS = 1_000;
    private static final List<String> TIMES = List.of(IDLE, MAX_DRIFT, UPDATE_INTERVAL);
    private static final Set<String> STRATEGIES = Set.of("on-event", "on-periodic");

    private WatermarkOptions() {}

    /** Their keys. */
    public static List<String> keys() {
        return List.of(IDLE, STRATEGY, GROUP, MAX_DRIFT, UPDATE_INTERVAL);
    }

    /** Whether the value of one of the keys is a time. */
    public static boolean isTime(final String key) {
        return TIMES.contains(key);
    }

    /** What to write as the value of one of the keys. */
    public static String wanted(final String key) {
        return isTime(key) ? "write a time such as 5 s or 1 min" : "write on-event or on-periodic";
    }

    /** The keys whose values cannot be read, with what to write. */
    public static Map<String, String> complaints(final TableUse table) {
        final Map<String, String> complaints = new TreeMap<>();
        for (final String time : TIMES) {
            if (table.options().containsKey(time) && timeMs(table.options(), time).isEmpty()) {
                complaints.put(time, wanted(time));
            }
        }
        if (!STRATEGIES.contains(table.options().getOrDefault(STRATEGY, "on-event"))) {
            complaints.put(STRATEGY, wanted(STRATEGY));
        }
        return complaints;
    }

    /** The keys that others of the table need, and that it lacks. */
    public static List<String> missing(final TableUse table) {
        final Set<String> keys = table.options().keySet();
        return Stream.of(GROUP, MAX_DRIFT, UPDATE_INTERVAL).anyMatch(keys::contains)
                ? Stream.of(GROUP, MAX_DRIFT).filter(key -> !keys.contains(key)).toList()
                : List.of();
    }

    /**
     * How the source of a table with these options waits for others. As in Flink it does not if the
     * group has a blank name, or one of the times is 0.
     */
    public static Optional<WatermarkAlignment> alignment(final Map<String, String> options) {
        final String group = options.getOrDefault(GROUP, "");
        final long maxDriftMs = timeMs(options, MAX_DRIFT).orElse(0L);
        final long updateIntervalMs =
                options.containsKey(UPDATE_INTERVAL)
                        ? timeMs(options, UPDATE_INTERVAL).orElse(0L)
                        : DEFAULT_UPDATE_INTERVAL_MS;
        return group.isBlank() || maxDriftMs == 0 || updateIntervalMs == 0
                ? Optional.empty()
                : Optional.of(new WatermarkAlignment(group, maxDriftMs, updateIntervalMs));
    }

    private static Optional<Long> timeMs(final Map<String, String> options, final String key) {
        return Optional.ofNullable(options.get(key)).flatMap(TimeSpan::parse);
    }

    /**
     * After how long without rows the table that a watermark is of is idle; 0 for never. A value
     * that cannot be read is for {@link #complaints} to tell.
     */
    static long idleMs(final PlanNode input, final Reading reading) {
        return table(input, reading).flatMap(WatermarkOptions::idleMs).orElse(reading.idleMs());
    }

    private static Optional<Long> idleMs(final TableUse table) {
        return timeMs(table.options(), IDLE);
    }

    private static Optional<TableUse> table(final PlanNode node, final Reading reading) {
        if (node instanceof PlanNode.Scan scan) {
            return reading.reads().stream()
                    .filter(table -> table.name().equals(scan.table()))
                    .findFirst();
        }
        return node.inputs().size() == 1
                ? table(node.inputs().getFirst(), reading)
                : Optional.empty();
    }
}
