package io.heliosdb.streaming.operators.plan;

/**
 * For how long operators keep what they know, in milliseconds of processing time since it was
 * written: once that is over it is as if it had never been.
 */
public final class StateLife {
    /** The life of state that is kept for ever. */
    public static final long ENDLESS = 0;

    private StateLife() {}

    /** Whether a node forgets. */
    public static boolean isLimited(final PlanNode node) {
        return switch (node) {
            case PlanNode.GroupAggregate group -> group.lifeMs() != ENDLESS;
            case PlanNode.SemiJoin join -> join.isForgetful();
            case OrderedNode.Rank rank -> rank.lifeMs() != ENDLESS;
            case OrderedNode.Deduplicate row -> row.lifeMs() != ENDLESS;
            case OrderedNode.ByArrival row -> row.lifeMs() != ENDLESS;
            case OrderedNode.FirstByTime row -> row.lifeMs() != ENDLESS;
            default -> false;
        };
    }

    /** Whether what was written at a time is over. */
    public static boolean isOver(final long writtenMs, final long lifeMs, final long nowMs) {
        return lifeMs != ENDLESS && writtenMs <= nowMs - lifeMs;
    }
}
