package io.heliosdb.streaming.operators.plan;

/**
 * Which unions go on without an input that has gone quiet. A watermark with a time-out is
 * <em>idle</em> once no row has come for so long, in processing time, and active again with the
 * next row. What is behind it is idle with it; a union is when all of its inputs are. The watermark
 * of a union is the least of those inputs that are not idle; one that is active again counts once
 * it has caught up, for a watermark never falls. When all inputs are idle it is the greatest, since
 * nothing is waited for. Inputs that have ended do not count.
 *
 * <p>As in Flink's valve of watermarks in front of an operator with several channels, but for ended
 * inputs: there the end of one input and the silence of the others end time for all.
 */
public final class Idleness {
    /**
     * A tick that comes this much later than it was asked for, in milliseconds, shows that nothing
     * ran meanwhile: rows may have been kept from coming, and the time-out begins anew.
     */
    public static final long STANDSTILL_MS = 1_000;

    private Idleness() {}

    /** Whether the watermark of a union depends on which of its inputs are idle. */
    public static boolean matters(final PlanNode.Union union) {
        return union.inputs().stream().anyMatch(Idleness::isPossible);
    }

    /** Whether what a node emits can become idle. */
    static boolean isPossible(final PlanNode node) {
        return switch (node) {
            case PlanNode.Watermark watermark -> watermark.idleMs() > 0;
            case PlanNode.Scan scan -> false;
            case PlanNode.Values values -> false;
            case TimeNode.Clock clock -> false;
            case PlanNode.Union union -> union.inputs().stream().allMatch(Idleness::isPossible);
            default -> isPossible(node.inputs().getFirst());
        };
    }
}
