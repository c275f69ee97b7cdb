package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.operators.change.OperatorState.Kind;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.Idleness;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.TimeNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operators of a plan that have state. */
public final class OperatorStates {
    private static final int GREATEST_TITLE = 120;

    private final Origins origins = new Origins();
    private final Function<PlanNode, String> layouts;
    private final Map<String, Integer> uses = new HashMap<>();

    private OperatorStates(final Function<PlanNode, String> layouts) {
        this.layouts = layouts;
    }

    /**
     * Finds them.
     *
     * @param layouts gives, for a window or group, all that the bytes of its state depend on
     * @return in the order of the plan's nodes
     */
    public static Map<PlanNode, OperatorState> of(
            final StreamPlan plan, final Function<PlanNode, String> layouts) {
        final OperatorStates states = new OperatorStates(layouts);
        final Map<PlanNode, OperatorState> found = new LinkedHashMap<>();
        for (final PlanNode node : plan.nodes()) {
            final OperatorState state = states.state(node);
            if (state != null) {
                found.put(node, state);
            }
        }
        return found;
    }

    private OperatorState state(final PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan -> table(scan, Kind.SOURCE, scan.table());
            case PlanNode.Sink sink -> table(sink, Kind.SINK, sink.table());
            case PlanNode.Values values -> {
                final String rows = values.rows().toString();
                yield state(values, Kind.VALUES, rows, "", values.rows().size() + " rows");
            }
            case PlanNode.Watermark watermark -> {
                final String expression = origins.of(watermark.watermark(), watermark.input());
                yield state(watermark, Kind.WATERMARK, placeOf(watermark), "", "of " + expression);
            }
            case PlanNode.Union union when Idleness.matters(union) -> {
                final String place = "union in " + origins.feed(union);
                final int inputs = union.inputs().size();
                yield state(
                        union,
                        Kind.WATERMARK,
                        place + " " + use(Kind.WATERMARK, place),
                        inputs + " inputs",
                        "of a union of " + inputs);
            }
            case TimeNode.Clock clock -> {
                final String place = origins.feed(clock) + " processing time";
                yield state(
                        clock,
                        Kind.WATERMARK,
                        place + " " + use(Kind.WATERMARK, place),
                        "",
                        "of processing time");
            }
            case PlanNode.Calc calc -> {
                final List<RandomSite> sites = RandomSite.in(calc.condition(), calc.projection());
                final String place = origins.feed(calc) + " " + sites;
                yield sites.isEmpty()
                        ? null
                        : state(calc, Kind.RANDOM, place, "", "random numbers " + sites);
            }
            case PlanNode.WindowAggregate window -> {
                final String time = origins.of(window.input(), window.timeColumn());
                final String shape = text(window.window()) + text(window.emission());
                yield aggregates(
                        window, Kind.WINDOW, window.grouping(), window.aggregates(), time, shape);
            }
            case PlanNode.SessionTable table -> sessionRows(table);
            case PlanNode.GroupAggregate group ->
                    aggregates(group, Kind.GROUP, group.grouping(), group.aggregates(), "", "");
            case OrderedNode.Rank rank -> {
                final String ranked = origins.rank(rank) + " in " + origins.feed(rank.input());
                final String which =
                        rank.first()
                                + " to "
                                + rank.last()
                                + " "
                                + rank.changes()
                                + " "
                                + origins.of(rank.input(), rank.rowKey())
                                + rows(rank.input());
                final String title =
                        "ranks " + rank.first() + " to " + rank.last() + " of " + ranked;
                yield state(rank, Kind.RANK, ranked, which, title);
            }
            case OrderedNode.WindowRank rank -> {
                final String ranked = origins.rank(rank) + " in " + origins.feed(rank.input());
                final String which =
                        "1 to "
                                + rank.last()
                                + (rank.doesNewestWin() ? " or the newest" : "")
                                + rows(rank.input());
                yield state(rank, Kind.RANK, ranked, which, "first rows of " + ranked);
            }
            case OrderedNode.Numbered row -> {
                final String numbered = origins.numbers(row);
                yield state(row, Kind.RANK, numbered, rows(row.input()), "numbers of " + numbered);
            }
            case OrderedNode.NumberedByTime row -> {
                final String numbered = origins.numbers(row);
                final String which = "in time" + rows(row.input());
                yield state(row, Kind.RANK, numbered, which, "numbers in time of " + numbered);
            }
            case OrderedNode.TemporalSort sort -> {
                final String sorted =
                        origins.order(sort.input(), sort.order())
                                + " in "
                                + origins.feed(sort.input());
                yield state(sort, Kind.SORT, sorted, rows(sort.input()), "by " + sorted);
            }
            case PlanNode.SemiJoin join -> {
                final String meaning =
                        join.areNullsApart()
                                + join.condition().map(each -> " where " + each).orElse("")
                                + rows(join.left())
                                + rows(join.right());
                final String joined = origins.join(join);
                yield state(join, Kind.JOIN, joined, meaning, joined);
            }
            case OrderedNode.Deduplicate row ->
                    oneRow(
                            row,
                            row.partition(),
                            row.timeColumn(),
                            row.keepsLast() ? "last" : "first");
            case OrderedNode.ByArrival row -> {
                final String place =
                        "arrival by "
                                + origins.of(row.input(), row.partition())
                                + " in "
                                + origins.feed(row.input());
                final String which = row.keepsLast() ? "last" : "first";
                final String meaning = which + (row.keepsLast() ? rows(row.input()) : "");
                yield state(row, Kind.DEDUPLICATE, place, meaning, which + " of " + place);
            }
            case OrderedNode.FirstByTime row ->
                    oneRow(row, row.partition(), row.timeColumn(), "first in time");
            case ChangeNode.Normalize normalize -> {
                final PlanNode input = normalize.input();
                final String place =
                        "last row by "
                                + origins.of(input, normalize.key())
                                + " in "
                                + origins.feed(input);
                final String which =
                        normalize.condition().map(each -> "where " + each).orElse("") + rows(input);
                yield state(normalize, Kind.DEDUPLICATE, place, which, place);
            }
            case ChangeNode.Materialize table -> {
                final PlanNode input = table.input();
                final String place =
                        "rows by " + origins.of(input, table.key()) + " in " + origins.feed(input);
                final String which = origins.of(input, table.rowKey()) + rows(input);
                yield state(table, Kind.DEDUPLICATE, place, which, place);
            }
            default -> null;
        };
    }

    private OperatorState oneRow(
            final PlanNode node,
            final List<Integer> partition,
            final int timeColumn,
            final String which) {
        final PlanNode input = node.inputs().getFirst();
        final String place =
                origins.of(input, timeColumn)
                        + " by "
                        + origins.of(input, partition)
                        + " in "
                        + origins.feed(input);
        return state(node, Kind.DEDUPLICATE, place, which + rows(input), which + " of " + place);
    }

    /** The columns of rows that are kept whole: their order counts, for it is that of the bytes. */
    private String rows(final PlanNode input) {
        final List<String> columns = new ArrayList<>();
        for (int i = 0; i < input.columns().size(); i++) {
            columns.add(origins.of(input, i));
        }
        return " of rows " + columns;
    }

    /**
     * Time in a column of a feed goes on where it was, whatever its delay is now: windows that have
     * fired stay fired.
     */
    private String placeOf(final PlanNode.Watermark watermark) {
        final String time = origins.of(watermark.input(), watermark.timeColumn());
        final String place = origins.feed(watermark) + " " + time;
        return place + " " + use(Kind.WATERMARK, place);
    }

    /** The n-th use of the same is at one place in all plans. */
    private int use(final Kind kind, final String what) {
        return uses.merge(kind + " " + what, 1, Integer::sum);
    }

    private OperatorState table(final PlanNode node, final Kind kind, final String table) {
        final int use = use(kind, table);
        return state(
                node,
                kind,
                table + " " + use,
                "",
                Origins.table(table) + (use == 1 ? "" : ", use " + use));
    }

    private OperatorState aggregates(
            final PlanNode node,
            final Kind kind,
            final List<Integer> grouping,
            final List<AggregateCall> calls,
            final String time,
            final String shape) {
        final PlanNode input = node.inputs().getFirst();
        final List<String> keys = origins.of(input, grouping);
        final List<String> aggregates = new ArrayList<>();
        calls.forEach(call -> aggregates.add(origins.of(call, input)));
        final String by = keys.isEmpty() ? "" : " by " + String.join(", ", keys);
        return state(
                node,
                kind,
                time + by + " in " + origins.feed(input),
                shape + aggregates,
                String.join(", ", aggregates)
                        + by
                        + (shape.isEmpty() ? "" : ", " + shape + " of " + time));
    }

    private OperatorState sessionRows(final PlanNode.SessionTable table) {
        final PlanNode input = table.input();
        final List<String> columns = new ArrayList<>();
        for (int i = 0; i < input.columns().size(); i++) {
            columns.add(origins.of(input, i));
        }
        final String time = origins.of(input, table.timeColumn());
        final List<String> keys = origins.of(input, table.partition());
        final String by = keys.isEmpty() ? "" : " by " + String.join(", ", keys);
        return state(
                table,
                Kind.WINDOW,
                "rows of " + time + by + " in " + origins.feed(input),
                text(table.window()) + columns,
                "rows" + by + ", " + text(table.window()) + " of " + time);
    }

    private static String text(final WindowSpec window) {
        return switch (window) {
            case WindowSpec.Tumble tumble ->
                    "TUMBLE " + tumble.sizeMs() + " ms" + offset(tumble.offsetMs());
            case WindowSpec.Hop hop ->
                    "HOP " + hop.slideMs() + "/" + hop.sizeMs() + " ms" + offset(hop.offsetMs());
            case WindowSpec.Cumulate cumulate ->
                    "CUMULATE "
                            + cumulate.stepMs()
                            + "/"
                            + cumulate.sizeMs()
                            + " ms"
                            + offset(cumulate.offsetMs());
            case WindowSpec.Session session -> "SESSION " + session.gapMs() + " ms";
        };
    }

    private static String text(final Emission emission) {
        return emission.isUpdating() ? " " + emission : "";
    }

    private static String offset(final long offsetMs) {
        return offsetMs == 0 ? "" : " from " + offsetMs;
    }

    private OperatorState state(
            final PlanNode node,
            final Kind kind,
            final String place,
            final String meaning,
            final String title) {
        final String layout = layouts.apply(node);
        return new OperatorState(
                node.uid().value(),
                kind,
                Hash.of(kind + " " + place),
                Hash.of(meaning),
                Hash.of(layout),
                shortened(title.replaceAll("\\s+", " ")));
    }

    private static String shortened(final String title) {
        return title.length() <= GREATEST_TITLE
                ? title
                : title.substring(0, GREATEST_TITLE - 1) + "…";
    }
}
