package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws windows of event time. */
final class Windows {
    /** What they add to the rows. */
    static final List<Column> BOUNDS =
            List.of(
                    new Column("window_start", SqlType.TIMESTAMP),
                    new Column("window_end", SqlType.TIMESTAMP));

    /** The event time of what windows give. */
    static final String TIME_OF_VIEW = "ts";

    private static final int PERCENT_OFFSET = 30;

    private Windows() {}

    static Source.Windows any(final Draw draw, final Optional<Query> view) {
        return switch (draw.below(3)) {
            case 0 -> tumble(draw, view);
            case 1 -> hop(draw, view);
            default -> cumulate(draw, view);
        };
    }

    static Source.Windows tumble(final Draw draw, final Optional<Query> view) {
        final String size =
                draw.inHundred(80)
                        ? seconds(draw.between(2, 20))
                        : draw.of(
                                List.of(
                                        "INTERVAL '1' DAY",
                                        "INTERVAL '7.001' SECOND",
                                        "INTERVAL '1' MINUTE"));
        return windows("TUMBLE", size + offset(draw), view);
    }

    static Source.Windows hop(final Draw draw, final Optional<Query> view) {
        final int slide = draw.between(2, 6);
        final String lengths = seconds(slide) + ", " + seconds(slide * draw.between(1, 4));
        return windows("HOP", lengths + offset(draw), view);
    }

    static Source.Windows cumulate(final Draw draw, final Optional<Query> view) {
        final int step = draw.between(2, 6);
        final String lengths = seconds(step) + ", " + seconds(step * draw.between(1, 4));
        return windows("CUMULATE", lengths + offset(draw), view);
    }

    /**
     * Windows that end when nothing comes for a while.
     *
     * @param columns of which some are the keys
     */
    static Source.Windows session(
            final Draw draw, final List<Column> columns, final Optional<Query> view) {
        final List<Column> keys = new ArrayList<>();
        final int count = draw.below(3);
        for (int i = 0; i < count; i++) {
            final Column key = draw.of(columns);
            if (!key.type().isNested()
                    && !key.type().isInterval()
                    && Queries.isSound(key.reference())
                    && !keys.contains(key)) {
                keys.add(key);
            }
        }
        keys.removeIf(key -> TIME_OF_VIEW.equals(key.name()));
        return new Source.Windows("SESSION", keys, TIME_OF_VIEW, seconds(draw.between(1, 8)), view);
    }

    private static Source.Windows windows(
            final String function, final String lengths, final Optional<Query> view) {
        return new Source.Windows(function, List.of(), TIME_OF_VIEW, lengths, view);
    }

    /** Shorter than the shortest window, as Flink wants it. */
    private static String offset(final Draw draw) {
        return draw.inHundred(PERCENT_OFFSET) ? ", " + seconds(draw.between(-1, 1)) : "";
    }

    /** An interval. */
    static String seconds(final int seconds) {
        return "INTERVAL '" + seconds + "' SECOND";
    }
}
