package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;

/** Operators that go by an order of rows: ranks, deduplication and sorting by time. */
public sealed interface OrderedNode extends PlanNode {
    /**
     * Of the rows of each key those of some ranks in an order: Top-N and LIMIT. Rows that are equal
     * in the order rank as they came. Output: the row, then its rank (BIGINT) if it {@code
     * countsRows}.
     *
     * @param partition input columns of the key; may be empty
     * @param order of the rows; may be empty
     * @param first the first rank that goes out, from 1
     * @param last the last one
     * @param changes how rows of the input change
     * @param rowKey input columns of a row's own key, where rows are {@link Changes#UPDATED}
     * @param countsRows whether the rank goes out
     * @param emitsUpdateBefore whether a change is a pair of UPDATE_BEFORE and UPDATE_AFTER rather
     *     than UPDATE_AFTER alone
     * @param lifeMs how long a key is known behind its last row; {@link StateLife#ENDLESS} for ever
     */
    record Rank(
            OperatorUid uid,
            PlanNode input,
            List<Integer> partition,
            List<SortColumn> order,
            long first,
            long last,
            Changes changes,
            List<Integer> rowKey,
            boolean countsRows,
            boolean emitsUpdateBefore,
            List<Column> columns,
            long lifeMs)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return true;
        }

        /** Whether only the first row goes out, and rows are not taken back. */
        public boolean isFirstOnly() {
            return first == 1 && last == 1 && changes != Changes.TAKEN_BACK;
        }
    }

    /**
     * Of the rows of each key and window those of some ranks in an order, given out when the window
     * has ended: Top-N and deduplication in windows. The rows come from windows already, whose end
     * is a column; those whose window has fired are dropped. Rows that are equal in the order rank
     * as they came. Output: the row, then its rank (BIGINT) if it {@code countsRows}.
     *
     * @param endColumn input column of the window's end
     * @param partition input columns of the key; may be empty
     * @param first the first rank that goes out, from 1
     * @param last the last one
     * @param doesNewestWin whether of rows equal in the order the last one is first; only of one
     *     rank
     * @param countsRows whether the rank goes out
     */
    record WindowRank(
            OperatorUid uid,
            PlanNode input,
            int endColumn,
            List<Integer> partition,
            List<SortColumn> order,
            long first,
            long last,
            boolean doesNewestWin,
            boolean countsRows,
            List<Column> columns)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return false;
        }
    }

    /** How rows of an input change. */
    enum Changes {
        /** They are only added. */
        ADDED,
        /** A row with the key of one before takes its place, and never falls in the order. */
        UPDATED,
        /** They are taken back. */
        TAKEN_BACK
    }

    /**
     * One column of an ORDER BY.
     *
     * @param column of the input
     * @param areNullsLast whether NULLs come last, whatever the direction
     */
    record SortColumn(int column, boolean isAscending, boolean areNullsLast) {}

    /**
     * Of each key the row with the greatest event time, or the least: a change for each row that
     * takes the place of another. Of equal times the last row to come has the greatest, the first
     * to come the least.
     *
     * @param timeColumn input column of event time
     * @param lifeMs how long a row is kept; {@link StateLife#ENDLESS} for ever
     */
    record Deduplicate(
            OperatorUid uid,
            PlanNode input,
            List<Integer> partition,
            int timeColumn,
            boolean keepsLast,
            boolean emitsUpdateBefore,
            long lifeMs)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public boolean isChangelog() {
            return true;
        }
    }

    /**
     * Of each key the row with the least event time, of equal times the first to come: it goes out
     * when the watermark has reached its time, and no other of the key after it. A row whose time
     * the watermark has passed is dropped.
     *
     * @param timeColumn input column of event time
     * @param lifeMs how long it is known of a key that its row has gone out; {@link
     *     StateLife#ENDLESS} for ever
     */
    record FirstByTime(
            OperatorUid uid, PlanNode input, List<Integer> partition, int timeColumn, long lifeMs)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public boolean isChangelog() {
            return false;
        }
    }

    /**
     * Of each key the row that came last, or the first one: deduplication by processing time. The
     * last one is a change for each row that differs from the one before, and for each row once
     * there has been a change.
     *
     * @param compared input columns by which rows differ; empty if the first row is kept
     * @param emitsUpdateBefore whether a change is a pair of UPDATE_BEFORE and UPDATE_AFTER rather
     *     than UPDATE_AFTER alone
     * @param lifeMs how long a key is known behind its last row, or the first one; {@link
     *     StateLife#ENDLESS} for ever
     */
    record ByArrival(
            OperatorUid uid,
            PlanNode input,
            List<Integer> partition,
            List<Integer> compared,
            boolean keepsLast,
            boolean emitsUpdateBefore,
            long lifeMs)
            implements OrderedNode {
        public ByArrival {
            compared = List.copyOf(compared);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public boolean isChangelog() {
            return keepsLast;
        }
    }

    /**
     * Each row with its number among those of its key in an order, from 1; rows that are equal in
     * the order have numbers as they came. A row that is added or taken back changes the numbers of
     * those behind it: a pair of UPDATE_BEFORE and UPDATE_AFTER each. Output: the row, then its
     * number (BIGINT).
     *
     * @param partition input columns of the key; may be empty
     */
    record Numbered(
            OperatorUid uid,
            PlanNode input,
            List<Integer> partition,
            SortColumn order,
            List<Column> columns)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return true;
        }
    }

    /**
     * Each row with its number among those of its key in the order of event time, from 1: it goes
     * out when the watermark has reached its time. A row whose time the watermark has reached
     * before is dropped. Output: the row, then its number (BIGINT).
     *
     * @param partition input columns of the key; may be empty
     * @param timeColumn input column of event time
     */
    record NumberedByTime(
            OperatorUid uid,
            PlanNode input,
            List<Integer> partition,
            int timeColumn,
            List<Column> columns)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return false;
        }
    }

    /**
     * ORDER BY event time, ascending, and more: each row goes out when the watermark has reached
     * its time. A row that is not behind all that have gone out is dropped.
     *
     * @param order the event time first
     */
    record TemporalSort(OperatorUid uid, PlanNode input, List<SortColumn> order)
            implements OrderedNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public boolean isChangelog() {
            return false;
        }
    }
}
