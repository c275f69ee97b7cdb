package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
            return Queries.oldWindows(draw, columns, draw.of(List.of("TUMBLE", "HOP", "SESSION")));
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
            final Query sessions = Queries.sessions(draw, columns);
            // in a view Flink writes several keys of sessions without their brackets
            final Query drawn =
                    draw.inHundred(30) && sessions.keys().size() < 2
                            ? sessions
                            : draw.of(Arrays.asList(TUMBLE, CUMULATE)).draw(draw, columns);
            final Query inner = drawn.withWindowTime(Queries.time(columns).type());
            final Source.Windows outer = Windows.any(draw, Optional.of(inner));
            return Queries.windows(draw, inner.columns(), outer, Grouping.PLAIN);
        }
    },
    /** Groups within windows that end when nothing comes for a while. */
    SESSION {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            if (draw.inHundred(50)) {
                return Queries.sessions(draw, columns);
            }
            final Source.Windows windows = Windows.session(draw, columns, Optional.empty());
            if (draw.inHundred(50)) {
                return Queries.windows(draw, columns, windows, Grouping.PLAIN);
            }
            final List<Column> more = new ArrayList<>(columns);
            more.addAll(Windows.BOUNDS);
            return Queries.projection(draw, more, windows, 3, false);
        }
    },
    /** The older windows with results before their end, and again for late rows. */
    EMIT {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Queries.oldWindows(draw, columns, draw.of(List.of("TUMBLE", "HOP")));
        }

        @Override
        Map<String, String> settings(final Draw draw) {
            final Map<String, String> settings = new TreeMap<>();
            final int choice = draw.below(3);
            if (choice != 1) {
                settings.put("table.exec.emit.early-fire.enabled", "true");
                settings.put("table.exec.emit.early-fire.delay", "0 s");
            }
            if (choice != 0) {
                settings.put("table.exec.emit.late-fire.enabled", "true");
                settings.put("table.exec.emit.late-fire.delay", "0 s");
                settings.put("table.exec.emit.allow-lateness", draw.between(1, 20) + " s");
            }
            return settings;
        }
    },
    /** Two projections of the same rows, as sets or one beside the other. */
    SET_OPERATION {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Pairs.combined(draw, columns);
        }
    },
    /** Rows for which there are others, or none. */
    SEMI_JOIN {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Pairs.matched(draw, columns);
        }
    },
    /** The first rows of each group. */
    TOP_N {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Ranks.top(draw, columns);
        }
    },
    /** The first or last row of each group by event time. */
    DEDUPLICATE {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Ranks.deduplicated(draw, columns);
        }
    },
    /** The first rows of each window. */
    WINDOW_TOP_N {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Ranks.inWindows(draw, columns);
        }
    },
    /** The first rows of all. */
    LIMIT {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Ranks.limited(draw, columns);
        }
    },
    /** The elements of collections. */
    UNNEST {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return Unnestings.any(draw, columns);
        }
    },
    /** Two statements at once, into files. */
    STATEMENT_SET {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return written(draw, columns);
        }

        @Override
        Optional<Query> beside(final Draw draw, final List<Column> columns) {
            return Optional.of(written(draw, columns));
        }
    };

    /** A query over the table with these columns. */
    abstract Query draw(Draw draw, List<Column> columns);

    /** Options of the session that it is about. */
    Map<String, String> settings(final Draw draw) {
        return Map.of();
    }

    /** A second query whose rows are written beside those of the first. */
    Optional<Query> beside(final Draw draw, final List<Column> columns) {
        return Optional.empty();
    }

    /** Rows that are only added, of types that every format has. */
    private static Query written(final Draw draw, final List<Column> columns) {
        final Query query =
                draw.of(Arrays.asList(PROJECTION, PROJECTION, TUMBLE, HOP, CUMULATE))
                        .draw(draw, columns);
        final List<Expression> fitting = new ArrayList<>(query.outputs());
        fitting.removeIf(output -> !SqlType.plain().contains(output.type()));
        // of two event times Flink does not know which one to write
        fitting.replaceAll(Queries::withoutEventTime);
        return fitting.isEmpty()
                ? Queries.all(new Source.Table(), List.of(Queries.time(columns)))
                : query.withOutputs(fitting);
    }

    private static Grouping grouping(final Draw draw) {
        return draw.of(List.of(Grouping.ROLLUP, Grouping.CUBE, Grouping.SETS));
    }
}
