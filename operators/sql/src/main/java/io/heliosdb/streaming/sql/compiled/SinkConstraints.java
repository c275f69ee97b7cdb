package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of rows that do not fit the columns they are written to: those with NULL for NOT
 * NULL are left out, and texts are cut or filled to their length or are errors, if the settings say
 * so.
 *
 * @param dropsNulls whether rows with such a NULL are left out
 * @param lengths value of the setting for lengths
 */
record SinkConstraints(TableUse table, boolean dropsNulls, String lengths, Reading reading) {

    /** The rows that are written. */
    PlanNode applied(final PlanNode input) {
        final PlanNode whole = dropsNulls ? withoutNulls(input) : input;
        return switch (lengths) {
            case "IGNORE" -> whole;
            default -> fitted(whole, lengths.equals("ERROR"));
        };
    }

    /** Rows with a value for each column that is NOT NULL. */
    private PlanNode withoutNulls(final PlanNode input) {
        final List<Expression> conditions = new ArrayList<>();
        final List<Expression> projection = new ArrayList<>();
        final SqlType truth = SqlType.of(TypeKind.BOOLEAN).withNullable(false);
        for (int i = 0; i < input.columns().size(); i++) {
            final Expression column = new Expression.InputRef(i, input.columns().get(i).type());
            projection.add(column);
            if (!table.columns().get(i).type().nullable()) {
                conditions.add(
                        new Expression.Call(ScalarFunction.IS_NOT_NULL, List.of(column), truth));
            }
        }
        if (conditions.isEmpty()) {
            return input;
        }
        final Expression condition =
                conditions.size() == 1
                        ? conditions.getFirst()
                        : new Expression.Call(ScalarFunction.AND, conditions, truth);
        return new PlanNode.Calc(
                reading.uids().of("calc", List.of(input), condition),
                input,
                Optional.of(condition),
                projection,
                input.columns());
    }

    /**
     * Rows whose texts and bytes have the lengths of their columns; those inside of nested values
     * are left as they are.
     *
     * @param isChecked whether others are errors; else they are cut and filled
     */
    private PlanNode fitted(final PlanNode input, final boolean isChecked) {
        final List<Expression> projection = new ArrayList<>();
        final List<Column> columns = new ArrayList<>();
        boolean isFitted = false;
        for (int i = 0; i < input.columns().size(); i++) {
            final SqlType from = input.columns().get(i).type();
            final SqlType to = table.columns().get(i).type().withNullable(from.nullable());
            final boolean isLimited = isLimited(to);
            isFitted |= isLimited;
            final Expression value = new Expression.InputRef(i, from);
            projection.add(
                    !isLimited
                            ? value
                            : isChecked
                                    ? checked(value, to, table.columns().get(i).name())
                                    : cast(cast(value, unlimited(to)), to));
            columns.add(
                    isLimited
                            ? new Column(input.columns().get(i).name(), to)
                            : input.columns().get(i));
        }
        return isFitted
                ? new PlanNode.Calc(
                        reading.uids()
                                .of(
                                        "calc",
                                        List.of(input),
                                        Uids.expressions(projection),
                                        Uids.types(columns)),
                        input,
                        Optional.empty(),
                        projection,
                        columns)
                : input;
    }

    private static boolean isLimited(final SqlType type) {
        return (type.isCharacter() || type.isBinary()) && type.precision() < SqlType.UNLIMITED;
    }

    private static SqlType unlimited(final SqlType type) {
        final SqlType whole =
                type.isCharacter()
                        ? SqlType.varchar(SqlType.UNLIMITED)
                        : SqlType.varbinary(SqlType.UNLIMITED);
        return whole.withNullable(type.nullable());
    }

    private static Expression cast(final Expression value, final SqlType type) {
        return new Expression.Call(ScalarFunction.CAST, List.of(value), type);
    }

    private static Expression checked(
            final Expression value, final SqlType type, final String column) {
        final Expression name =
                new Expression.Literal(column, SqlType.character(column.length()).notNull());
        return new Expression.Call(ScalarFunction.FITTING, List.of(value, name), type);
    }
}
