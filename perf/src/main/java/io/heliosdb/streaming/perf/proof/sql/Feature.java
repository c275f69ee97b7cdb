package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of query: a new one is a constant here. */
enum Feature {
    /** Rows one by one. */
    PROJECTION {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.projection(draw, columns, new Source.Table(), draw.between(1, 5), false);
        }
    },
    /** Different rows. */
    DISTINCT {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.projection(draw, columns, new Source.Table(), draw.between(1, 2), true);
        }
    },
    /** A projection of a projection. */
    SUBQUERY {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = PROJECTION.draw(draw, columns);
            return Queries.projection(
                    draw, inner.columns(), Queries.rows(draw, inner), 2, draw.inHundred(20));
        }
    },
    /** Groups. */
    GROUP {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.group(draw, columns, new Source.Table(), Grouping.PLAIN);
        }
    },
    /** Groups of several choices of keys. */
    GROUPING_SETS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.group(draw, columns, new Source.Table(), grouping(draw));
        }
    },
    /** Groups of groups, whose rows change. */
    GROUP_OF_GROUPS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = GROUP.draw(draw, columns);
            return Queries.group(draw, inner.columns(), Queries.rows(draw, inner), Grouping.PLAIN);
        }
    },
    /** A projection of groups, whose rows change. */
    PROJECTION_OF_GROUPS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = GROUP.draw(draw, columns);
            return Queries.projection(
                    draw, inner.columns(), Queries.rows(draw, inner), 2, draw.inHundred(30));
        }
    },
    /** Rows with the windows that they are in. */
    WINDOW_ROWS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final List<Column> more = new ArrayList<>(columns);
            more.addAll(Windows.BOUNDS);
            return Queries.projection(
                    draw, more, Windows.any(draw, Optional.empty()), 3, draw.inHundred(20));
        }
    },
    /** Groups within windows that follow each other. */
    TUMBLE {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.windows(
                    draw, columns, Windows.tumble(draw, Optional.empty()), Grouping.PLAIN);
        }
    },
    /** Groups within windows that overlap. */
    HOP {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.windows(
                    draw, columns, Windows.hop(draw, Optional.empty()), Grouping.PLAIN);
        }
    },
    /** Groups within windows that grow. */
    CUMULATE {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.windows(
                    draw, columns, Windows.cumulate(draw, Optional.empty()), Grouping.PLAIN);
        }
    },
    /** Groups of several choices of keys within windows. */
    WINDOWED_SETS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.windows(
                    draw, columns, Windows.any(draw, Optional.empty()), grouping(draw));
        }
    },
    /** Windows over a view of the table. */
    WINDOWED_VIEW {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query view = Queries.timed(draw, columns);
            return Queries.windows(
                    draw, view.columns(), Windows.any(draw, Optional.of(view)), Grouping.PLAIN);
        }
    },
    /** The older windows behind GROUP BY. */
    OLD_WINDOWS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.oldWindows(draw, columns);
        }
    },
    /** Groups of what windows give. */
    GROUP_OF_WINDOWS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = draw.of(Arrays.asList(TUMBLE, HOP, CUMULATE)).draw(draw, columns);
            return Queries.group(draw, inner.columns(), Queries.rows(draw, inner), Grouping.PLAIN);
        }
    },
    /** Windows of what windows give. */
    WINDOWS_OF_WINDOWS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = TUMBLE.draw(draw, columns).withWindowTime();
            final Source.Windows outer =
                    draw.inHundred(50)
                            ? Windows.tumble(draw, Optional.of(inner))
                            : Windows.hop(draw, Optional.of(inner));
            return Queries.windows(draw, inner.columns(), outer, Grouping.PLAIN);
        }
    },
    /** Two projections of the same rows, then groups. */
    UNION {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query union = Queries.union(draw, columns);
            return draw.inHundred(50)
                    ? Queries.group(draw, union.columns(), union.source(), Grouping.PLAIN)
                    : union;
        }
    };

    /** A query over the table with these columns. */
    abstract Query draw(Draw draw, List<Column> columns);

    private static Grouping grouping(final Draw draw) {
        return draw.of(List.of(Grouping.ROLLUP, Grouping.CUBE, Grouping.SETS));
    }
}
