package io.heliosdb.streaming.perf.proof.sql;

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

    private static Source.Windows windows(
            final String function, final String lengths, final Optional<Query> view) {
        return new Source.Windows(function, TIME_OF_VIEW, lengths, view);
    }

    private static String offset(final Draw draw) {
        return draw.inHundred(PERCENT_OFFSET) ? ", " + seconds(draw.between(-4, 4)) : "";
    }

    /** An interval. */
    static String seconds(final int seconds) {
        return "INTERVAL '" + seconds + "' SECOND";
    }
}
