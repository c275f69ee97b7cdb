package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a query reads: the text behind {@code FROM}. */
sealed interface Source {
    /** Name of the table with the rows. */
    String TABLE = "t";

    String sql();

    /** The queries in it. */
    List<Query> queries();

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
    }

    /**
     * Rows in windows of event time.
     *
     * @param function of the windows
     * @param time column with the event time
     * @param lengths behind it
     * @param view what to read, the table if nothing
     */
    record Windows(String function, String time, String lengths, Optional<Query> view)
            implements Source {
        @Override
        public String sql() {
            return "TABLE("
                    + function
                    + "(TABLE "
                    + view.map(Source::viewName).orElse(TABLE)
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

        Windows withView(final Query other) {
            return new Windows(function, time, lengths, Optional.of(other));
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
    }

    /** What two queries give, one beside the other. */
    record Union(Query first, Query second, boolean isAll) implements Source {
        @Override
        public String sql() {
            return "(" + first.sql() + (isAll ? " UNION ALL " : " UNION ") + second.sql() + ")";
        }

        @Override
        public List<Query> queries() {
            return List.of(first, second);
        }

        @Override
        public boolean isSteady() {
            return false;
        }

        @Override
        public boolean isInsertOnly() {
            return first.isInsertOnly() && second.isInsertOnly();
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

    /** The views that a query needs, in the order of their declaration. */
    static Stream<Query> views(final Query query) {
        final Stream<Query> inner = query.source().queries().stream().flatMap(Source::views);
        return switch (query.source()) {
            case Windows(String function, String time, String lengths, Optional<Query> view) ->
                    Stream.concat(inner, view.stream());
            case Rows(Query rows, Naming naming) when naming == Naming.VIEW ->
                    Stream.concat(inner, Stream.of(rows));
            default -> inner;
        };
    }

    private static int depth(final Query query) {
        return 1 + query.source().queries().stream().mapToInt(Source::depth).max().orElse(0);
    }
}
