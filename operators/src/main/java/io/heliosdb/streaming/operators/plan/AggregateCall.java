package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.CallForm;

import java.util.List;

/**
 * One aggregate of a GROUP BY.
 *
 * @param function what is computed
 * @param argument input column, or -1 for COUNT(*)
 * @param further input columns of the arguments behind the first
 * @param filter input column of a BOOLEAN that rows must satisfy, or -1
 * @param isDistinct whether equal arguments count once
 * @param takesRowsBack whether a retracted row changes the result; false where no row is, and for
 *     MIN and MAX of what only falls, or only rises, while its row is updated
 * @param argumentType type of the argument; for COUNT(*) BIGINT, for DISTINCT of a function of
 *     users the ROW of all arguments
 * @param type type of the result, as the planner derives it
 * @param name for EXPLAIN
 * @param user how a function of users is called, whose arguments are all in {@code further}; else
 *     null
 */
public record AggregateCall(
        Function function,
        int argument,
        List<Integer> further,
        int filter,
        boolean isDistinct,
        boolean takesRowsBack,
        SqlType argumentType,
        SqlType type,
        String name,
        CallForm user) {
    public AggregateCall {
        further = List.copyOf(further);
    }

    /** A call of one of the engine's functions. */
    public AggregateCall(
            final Function function,
            final int argument,
            final List<Integer> further,
            final int filter,
            final boolean isDistinct,
            final boolean takesRowsBack,
            final SqlType argumentType,
            final SqlType type,
            final String name) {
        this(
                function,
                argument,
                further,
                filter,
                isDistinct,
                takesRowsBack,
                argumentType,
                type,
                name,
                null);
    }

    /** The function, and the code of one of users. */
    public String functionText() {
        return user == null ? function.name() : function + " " + user.function();
    }

    /**
     * The aggregate functions. NULL arguments are ignored if nothing else is said; SUM, MIN, MAX
     * and AVG of no values are NULL.
     */
    public enum Function {
        /** COUNT(*): rows. */
        COUNT_STAR,
        /** COUNT(x): rows whose argument is not NULL. */
        COUNT,
        SUM,
        /** SUM that is 0 for no values. */
        SUM0,
        MIN,
        MAX,
        AVG,
        /**
         * The sum of squared differences from the mean, which the planner makes variances and
         * standard deviations of.
         */
        WELFORD_M2,
        /** The first value that arrived, of rows that are not taken back. */
        FIRST_VALUE,
        /** The last value that arrived, of rows that are not taken back. */
        LAST_VALUE,
        /** The texts in the order they arrived, a separator between them. */
        LISTAGG,
        /** The array of all values in the order they arrived, NULLs among them. */
        ARRAY_AGG,
        /** The array of the values that are not NULL. */
        ARRAY_AGG_IGNORE_NULLS,
        /** How often each value is there. */
        COLLECT,
        /** The array of texts of JSON, null for NULL. */
        JSON_ARRAYAGG_NULL_ON_NULL,
        /** The array of the texts of JSON that are not NULL. */
        JSON_ARRAYAGG_ABSENT_ON_NULL,
        /** The object of names and texts of JSON, null for NULL; a name is there once. */
        JSON_OBJECTAGG_NULL_ON_NULL,
        /** The object of names and the texts of JSON that are not NULL. */
        JSON_OBJECTAGG_ABSENT_ON_NULL,
        /**
         * The number at a share of the way from the least to the greatest; further arguments are
         * the share, or an array of shares, and, or not, how often a row counts.
         */
        PERCENTILE,
        /** How many distinct arguments there are, within a percent or so; takes no rows back. */
        APPROX_COUNT_DISTINCT,
        /** The bitmap of the numbers. */
        BITMAP_BUILD_AGG,
        /** How many distinct numbers there are; NULL for none. */
        BITMAP_BUILD_CARDINALITY_AGG,
        /** What all bitmaps have in common. */
        BITMAP_AND_AGG,
        BITMAP_AND_CARDINALITY_AGG,
        /** What any of the bitmaps has. */
        BITMAP_OR_AGG,
        BITMAP_OR_CARDINALITY_AGG,
        /** What an odd number of the bitmaps has. */
        BITMAP_XOR_AGG,
        BITMAP_XOR_CARDINALITY_AGG,
        /** A function of users. */
        USER;

        /** Whether a row whose argument is NULL counts. */
        public boolean takesNulls() {
            return this == ARRAY_AGG || this == JSON_ARRAYAGG_NULL_ON_NULL;
        }
    }
}
