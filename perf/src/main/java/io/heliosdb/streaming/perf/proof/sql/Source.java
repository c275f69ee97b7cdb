package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a query reads: the text behind {@code FROM}. */
sealed interface Source
        permits Source.Table,
                Source.Windows,
                Source.Rows,
                Combined,
                Limited,
                Matched,
                Ranked,
                Unnested {
    /** Name of the table with the rows. */
    String TABLE = "t";

    String sql();

    /** The queries in it. */
    List<Query> queries();

    /** The same with a part less or smaller, the greatest steps first. */
    List<Source> smaller();

    /** The views that it needs, in the order of their declaration. */
    default Stream<Query> views() {
        return queries().stream().flatMap(query -> query.source().views());
    }

    /** Whether its rows come in one order only, on Flink as with us. */
    default boolean isSteady() {
        return queries().stream().allMatch(Query::givesOneOrder);
    }

    /** Whether rows are only added. */
    default boolean isInsertOnly() {
        return queries().stream().allMatch(Query::isInsertOnly);
    }

    /** The table itself. */
    record Table() implements Source {
        @Override
        public String sql() {
            return TABLE;
        }

        @Override
        public List<Query> queries() {
            return List.of();
        }

        @Override
        public List<Source> smaller() {
            return List.of();
        }
    }

    /**
     * Rows in windows of event time.
     *
     * @param function of the windows
     * @param partition columns by which sessions are, in other windows none
     * @param time column with the event time
     * @param lengths behind it
     * @param view what to read, the table if nothing
     */
    record Windows(
            String function,
            List<Column> partition,
            String time,
            String lengths,
            Optional<Query> view)
            implements Source {
        public Windows {
            partition = List.copyOf(partition);
        }

        @Override
        public String sql() {
            return "TABLE("
                    + function
                    + "(TABLE "
                    + view.map(Source::viewName).orElse(TABLE)
                    + partitioned()
                    + ", DESCRIPTOR("
                    + time
                    + "), "
                    + lengths
                    + "))";
        }

        @Override
        public List<Query> queries() {
            return view.stream().toList();
        }

        private String partitioned() {
            return partition.isEmpty()
                    ? ""
                    : " PARTITION BY ("
                            + String.join(", ", partition.stream().map(Column::name).toList())
                            + ')';
        }

        /** Sessions of several keys end in an order of Flink's own. */
        @Override
        public boolean isSteady() {
            return !"SESSION".equals(function) && queries().stream().allMatch(Query::givesOneOrder);
        }

        @Override
        public Stream<Query> views() {
            return Stream.concat(Source.super.views(), view.stream());
        }

        @Override
        public List<Source> smaller() {
            final List<Source> smaller = new ArrayList<>();
            smaller.add(new Table());
            for (int i = 0; i < partition.size(); i++) {
                final List<Column> fewer = new ArrayList<>(partition);
                fewer.remove(i);
                smaller.add(new Windows(function, fewer, time, lengths, view));
            }
            view.stream()
                    .flatMap(query -> query.smaller().stream())
                    .forEach(
                            less ->
                                    smaller.add(
                                            new Windows(
                                                    function,
                                                    partition,
                                                    time,
                                                    lengths,
                                                    Optional.of(less))));
            return smaller;
        }
    }

    /** How the rows of another query are named. */
    enum Naming {
        /** Between parentheses. */
        INLINE,
        /** With {@code WITH}. */
        WITH,
        /** With {@code CREATE VIEW}. */
        VIEW
    }

    /** What another query gives. */
    record Rows(Query query, Naming naming) implements Source {
        @Override
        public String sql() {
            return switch (naming) {
                case INLINE -> "(" + query.sql() + ")";
                case WITH -> withName(query);
                case VIEW -> viewName(query);
            };
        }

        @Override
        public List<Query> queries() {
            return List.of(query);
        }

        @Override
        public Stream<Query> views() {
            return naming == Naming.VIEW
                    ? Stream.concat(Source.super.views(), Stream.of(query))
                    : Source.super.views();
        }

        @Override
        public List<Source> smaller() {
            final List<Source> smaller = new ArrayList<>();
            if (naming != Naming.INLINE) {
                smaller.add(new Rows(query, Naming.INLINE));
            }
            query.smaller().forEach(less -> smaller.add(new Rows(less, naming)));
            return smaller;
        }
    }

    /** Name of a query that {@code WITH} declares. */
    static String withName(final Query query) {
        return "w" + depth(query);
    }

    /** Name of the view of a query. */
    static String viewName(final Query query) {
        return "v" + depth(query);
    }

    /** A list without one of its parts. */
    static <T> List<T> without(final List<T> all, final int index) {
        final List<T> fewer = new ArrayList<>(all);
        fewer.remove(index);
        return fewer;
    }

    /** Sources made of what is smaller inside. */
    static <T> List<Source> each(final List<T> smaller, final Function<T, Source> made) {
        return smaller.stream().map(made).toList();
    }

    private static int depth(final Query query) {
        return 1 + query.source().queries().stream().mapToInt(Source::depth).max().orElse(0);
    }
}
