package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;
import java.util.Optional;

/**
 * Calls of {@code CURRENT_WATERMARK}: a column behind those of the input, which {@link
 * TimeNode.CurrentWatermark} gives. Filters and projections have it, other operators do not.
 */
final class WatermarkCalls {
    static final String NAME = "CURRENT_WATERMARK";

    private final Places places;
    private List<PlanNode> inputs = List.of();
    private Optional<Column> called = Optional.empty();

    WatermarkCalls(final Places places) {
        this.places = places;
    }

    /** Expressions that are read from now on are those of a node over these inputs. */
    void begin(final List<PlanNode> newInputs) {
        inputs = newInputs;
        called = Optional.empty();
    }

    Expression read(final SqlType type) {
        final SqlType time = type.withNullable(true);
        called = Optional.of(new Column("current_watermark", time));
        return new Expression.InputRef(inputs.getFirst().columns().size(), time);
    }

    /** The input of a filter or projection, with the column if it was called. */
    PlanNode input(final Uids uids) {
        final PlanNode input = inputs.getFirst();
        final Optional<Column> column = called;
        called = Optional.empty();
        return column.<PlanNode>map(
                        each ->
                                new TimeNode.CurrentWatermark(
                                        uids.of("current watermark", inputs, each.type()),
                                        input,
                                        each))
                .orElse(input);
    }

    /** Refuses a call in a filter that the planner has put into a table's normalising node. */
    void refuseInNormalize() {
        if (called.isPresent()) {
            throw places.refuse(
                            SqlError.FUNCTION_UNSUPPORTED,
                            NAME + " in WHERE is not supported yet for tables of changes by key",
                            NAME)
                    .detail("the planner filters where it finds each row's last version")
                    .hint(
                            "filter where each row is an insertion: declare the table once more"
                                    + " without changelog.mode");
        }
    }

    /** Refuses a call that no node has taken. */
    void check() {
        if (called.isPresent()) {
            throw places.refuse(
                    SqlError.FUNCTION_UNSUPPORTED,
                    NAME + " is supported in SELECT and WHERE only",
                    NAME);
        }
    }
}
