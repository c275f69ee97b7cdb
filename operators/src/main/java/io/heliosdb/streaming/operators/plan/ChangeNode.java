package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;
import java.util.Optional;

/** Operators on changes of rows: what makes them whole by key, and what leaves some out. */
public sealed interface ChangeNode extends PlanNode {
    /**
     * Changes by key that may come twice, or without the row before, made whole: each row that is
     * there is known, so that an update is one of the row before and the same row again is nothing.
     *
     * @param key input columns of the key
     * @param condition over the row: one that does not satisfy it is as if it were not there
     * @param emitsUpdateBefore whether a change is a pair of UPDATE_BEFORE and UPDATE_AFTER rather
     *     than UPDATE_AFTER alone
     * @param lifeMs how long a row is known since it came; where rows end the same row again is an
     *     update too
     */
    record Normalize(
            OperatorUid uid,
            PlanNode input,
            List<Integer> key,
            Optional<Expression> condition,
            boolean emitsUpdateBefore,
            long lifeMs)
            implements ChangeNode {
        public Normalize {
            key = List.copyOf(key);
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
            return true;
        }
    }

    /**
     * Changes made changes by the primary key of the table they are written to: of the rows with a
     * key the last one to come is in the table, and when that goes the one before it.
     *
     * @param key input columns of the table's primary key
     * @param rowKey input columns that tell the rows of a key apart; empty if all do
     * @param lifeMs how long the rows of a key are known since they were changed
     */
    record Materialize(
            OperatorUid uid, PlanNode input, List<Integer> key, List<Integer> rowKey, long lifeMs)
            implements ChangeNode {
        public Materialize {
            key = List.copyOf(key);
            rowKey = List.copyOf(rowKey);
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
            return true;
        }
    }

    /**
     * Makes deletions of the rows whose column says so; others stay as they are.
     *
     * @param column input column, BOOLEAN: TRUE for a deletion
     */
    record MarkDeletions(OperatorUid uid, PlanNode input, int column) implements ChangeNode {
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

    /** Drops UPDATE_BEFORE rows. */
    record DropUpdateBefore(OperatorUid uid, PlanNode input) implements ChangeNode {
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
}
