package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.TimeSpan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The options {@code scan.watermark.*}, which tables of all connectors have. The watermark follows
 * each row, so that either strategy is kept.
 */
public final class WatermarkOptions {
    private static final String IDLE = "scan.watermark.idle-timeout";
    private static final String STRATEGY = "scan.watermark.emit.strategy";
    private static final Set<String> STRATEGIES = Set.of("on-event", "on-periodic");

    private WatermarkOptions() {}

    /** Their keys. */
    public static List<String> keys() {
        return List.of(IDLE, STRATEGY);
    }

    /** The keys whose values cannot be read, with what to write. */
    public static Map<String, String> complaints(final TableUse table) {
        final Map<String, String> complaints = new TreeMap<>();
        if (table.options().containsKey(IDLE) && idleMs(table).isEmpty()) {
            complaints.put(IDLE, "write a time such as 5 s or 1 min");
        }
        if (!STRATEGIES.contains(table.options().getOrDefault(STRATEGY, "on-event"))) {
            complaints.put(STRATEGY, "write on-event or on-periodic");
        }
        return complaints;
    }

    /**
     * After how long without rows the table that a watermark is of is idle; 0 for never. A value
     * that cannot be read is for {@link #complaints} to tell.
     */
    static long idleMs(final PlanNode input, final Reading reading) {
        return table(input, reading).flatMap(WatermarkOptions::idleMs).orElse(reading.idleMs());
    }

    private static Optional<Long> idleMs(final TableUse table) {
        return Optional.ofNullable(table.options().get(IDLE)).flatMap(TimeSpan::parse);
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
