package io.heliosdb.streaming.perf.proof.sql;

/** What a query reads: the text behind {@code FROM}. */
sealed interface Source {
    /** Name of the table with the rows. */
    String TABLE = "t";

    String sql();

    /** The table itself. */
    record Table() implements Source {
        @Override
        public String sql() {
            return TABLE;
        }
    }

    /**
     * Its rows in windows of event time.
     *
     * @param call of the windowing function, all but its table
     */
    record Windows(String function, String lengths) implements Source {
        @Override
        public String sql() {
            return "TABLE(" + function + "(TABLE " + TABLE + ", DESCRIPTOR(ts), " + lengths + "))";
        }
    }

    /** What another query gives. */
    record Rows(Query query) implements Source {
        @Override
        public String sql() {
            return "(" + query.sql() + ")";
        }
    }

    /** What two queries give, one behind the other. */
    record Union(Query first, Query second) implements Source {
        @Override
        public String sql() {
            return "(" + first.sql() + " UNION ALL " + second.sql() + ")";
        }
    }
}
