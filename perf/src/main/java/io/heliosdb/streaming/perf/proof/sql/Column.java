package io.heliosdb.streaming.perf.proof.sql;

/** A column of a table or a subquery. */
record Column(String name, SqlType type) {
    /** As an expression. */
    Expression reference() {
        return Expression.leaf(type, name);
    }
}
