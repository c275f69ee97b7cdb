package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws Top-N, deduplication and LIMIT. */
final class Ranks {
    private static final int PERCENT_CHANGING = 35;
    private static final int PERCENT_RANK = 60;
    private static final int PERCENT_GROUPED = 20;
    private static final int MOST_NODES = 4;

    private Ranks() {}

    /** The first rows of each group by some columns. */
    static Query top(final Draw draw, final List<Column> columns) {
        final Input input = input(draw, columns);
        final List<Expression> keys = keys(draw, input.columns(), 2);
        final List<Order> order = order(draw, input.columns());
        return order.isEmpty()
                ? deduplicated(draw, columns)
                : over(draw, ranked(draw, input, keys, order), input.columns());
    }

    /** The first or last row of each group by event time. */
    static Query deduplicated(final Draw draw, final List<Column> columns) {
        final Order order = new Order(Queries.time(columns).reference(), draw.of(Order.DIRECTIONS));
        final List<Expression> keys = keys(draw, columns, 2);
        keys.removeIf(key -> key.equals(order.by()));
        return over(draw, new Ranked(new Source.Table(), keys, List.of(order), 1, 1), columns);
    }

    /** The first rows of each window, or of groups in windows. */
    static Query inWindows(final Draw draw, final List<Column> columns) {
        final Input input;
        List<Column> named = List.of();
        if (draw.inHundred(50)) {
            final List<Column> more = new ArrayList<>(columns);
            more.addAll(Windows.BOUNDS);
            input = new Input(Windows.any(draw, Optional.empty()), more);
        } else {
            final Query groups =
                    Queries.windows(
                            draw, columns, Windows.any(draw, Optional.empty()), Grouping.PLAIN);
            input = new Input(new Source.Rows(groups, Source.Naming.INLINE), groups.columns());
            named = keysOf(groups);
            if (named.stream().anyMatch(key -> !isOrderable(key))) {
                return top(draw, columns);
            }
        }
        final List<Expression> keys = new ArrayList<>();
        Windows.BOUNDS.forEach(bound -> keys.add(bound.reference()));
        keys(draw, input.columns(), 1).stream()
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        final List<Column> orderable =
                input.columns().stream()
                        .filter(column -> !keys.contains(column.reference()))
                        .toList();
        final List<Order> order = new ArrayList<>(order(draw, orderable));
        if (order.isEmpty()) {
            return top(draw, columns);
        }
        named.stream()
                .map(Column::reference)
                .filter(key -> !keys.contains(key))
                .filter(key -> order.stream().noneMatch(each -> each.by().equals(key)))
                .forEach(key -> order.add(new Order(key, "")));
        return over(draw, ranked(draw, input, keys, order), input.columns());
    }

    /** What makes a group another one: those of a firing come in an order of Flink's own. */
    private static List<Column> keysOf(final Query groups) {
        final int first = groups.windowKeys().size();
        return groups.columns().subList(first, first + groups.keys().size());
    }

    /** The first rows of all. */
    static Query limited(final Draw draw, final List<Column> columns) {
        final Input input = input(draw, columns);
        final Source limited =
                new Limited(
                        input.source(),
                        draw.inHundred(70) ? order(draw, input.columns()) : List.of(),
                        draw.between(1, 5),
                        input.maySkip() && draw.inHundred(25) ? draw.between(1, 3) : 0);
        return draw.inHundred(PERCENT_GROUPED)
                ? Queries.group(draw, input.columns(), limited, Grouping.PLAIN)
                : Queries.projection(draw, input.columns(), limited, draw.between(1, 4), false);
    }

    private record Input(Source source, List<Column> columns) {
        /**
         * Whether the first ranks may be left out. Of rows that are taken back Flink writes the
         * kind of change into those it keeps when it shows later ranks without their numbers, and
         * does not find them again.
         */
        boolean maySkip() {
            return source.isInsertOnly();
        }
    }

    private static Input input(final Draw draw, final List<Column> columns) {
        if (!draw.inHundred(PERCENT_CHANGING)) {
            return new Input(new Source.Table(), columns);
        }
        final Query groups = Queries.group(draw, columns, new Source.Table(), Grouping.PLAIN);
        return new Input(new Source.Rows(groups, Source.Naming.INLINE), groups.columns());
    }

    private static Ranked ranked(
            final Draw draw,
            final Input input,
            final List<Expression> keys,
            final List<Order> order) {
        final int least = input.maySkip() && draw.inHundred(20) ? draw.between(2, 3) : 1;
        return new Ranked(input.source(), keys, order, least, least + draw.below(4));
    }

    private static Query over(final Draw draw, final Ranked ranked, final List<Column> columns) {
        final List<Column> shown = new ArrayList<>(columns);
        if (draw.inHundred(PERCENT_RANK)) {
            shown.add(Ranked.RANK);
        }
        if (draw.inHundred(PERCENT_GROUPED)) {
            return Queries.group(draw, shown, ranked, Grouping.PLAIN);
        }
        return draw.inHundred(50)
                ? Queries.all(ranked, shown)
                : projected(
                        Queries.projection(draw, shown, ranked, draw.between(1, 4), false),
                        ranked.order());
    }

    /**
     * With a simple condition only, as Flink puts it together with that on the rank: of what it
     * cannot take apart again it makes numbers OVER all rows, by one column and ascending.
     */
    private static Query projected(final Query query, final List<Order> order) {
        final boolean canBeNumbered =
                order.size() == 1 && !order.getFirst().direction().contains("DESC");
        return Query.projection(
                query.source(),
                query.isDistinct(),
                query.outputs(),
                query.where().filter(condition -> canBeNumbered || condition.size() <= MOST_NODES));
    }

    private static List<Expression> keys(
            final Draw draw, final List<Column> columns, final int most) {
        final List<Expression> keys = new ArrayList<>();
        final int count = draw.below(most + 1);
        for (int i = 0; i < count; i++) {
            final Column key = draw.of(columns);
            if (SqlType.plain().contains(key.type())
                    && Queries.isSound(key.reference())
                    && !keys.contains(key.reference())) {
                keys.add(key.reference());
            }
        }
        return keys;
    }

    /** Not by what may be NaN, which Flink takes for equal to each number, and not by rows. */
    private static boolean isOrderable(final Column column) {
        return SqlType.notBinary().contains(column.type()) && !column.type().isFloating();
    }

    /** Empty if there is nothing to order by. */
    private static List<Order> order(final Draw draw, final List<Column> columns) {
        final List<Column> fitting = columns.stream().filter(Ranks::isOrderable).toList();
        final List<Order> order = new ArrayList<>();
        final int count = draw.between(1, 2);
        for (int i = 0; i < count && !fitting.isEmpty(); i++) {
            order.add(new Order(draw.of(fitting).reference(), draw.of(Order.DIRECTIONS)));
        }
        return order;
    }
}
