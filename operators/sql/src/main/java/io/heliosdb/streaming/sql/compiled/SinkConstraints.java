package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of rows that do not fit the columns they are written to: those with NULL for NOT
 * NULL are left out, and texts are cut or filled to their length, if the settings say so.
 *
 * @param dropsNulls whether rows with such a NULL are left out
 * @param lengths value of the setting for lengths
 */
record SinkConstraints(TableUse table, boolean dropsNulls, String lengths, Reading reading) {
    private static final String LENGTHS = "table.exec.sink.type-length-enforcer";

    /** The rows that are written. */
    PlanNode applied(final PlanNode input) {
        final PlanNode whole = dropsNulls ? withoutNulls(input) : input;
        return switch (lengths) {
            case "IGNORE" -> whole;
            case "TRIM_PAD" -> fitted(whole);
            default ->
                    throw reading.refuse(
                            SqlError.FEATURE_UNSUPPORTED,
                            LENGTHS + " = " + lengths + " is not supported yet",
                            LENGTHS);
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

    /** Rows whose texts and bytes have the lengths of their columns. */
    private PlanNode fitted(final PlanNode input) {
        final List<Expression> projection = new ArrayList<>();
        final List<Column> columns = new ArrayList<>();
        boolean isFitted = false;
        for (int i = 0; i < input.columns().size(); i++) {
            final SqlType from = input.columns().get(i).type();
            final SqlType to = table.columns().get(i).type().withNullable(from.nullable());
            final boolean isLimited = isLimited(to);
            isFitted |= isLimited;
            final Expression value = new Expression.InputRef(i, from);
            projection.add(isLimited ? cast(cast(value, unlimited(to)), to) : value);
            columns.add(
                    isLimited ? new Column(input.columns().get(i).name(), to) : column(input, i));
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

    private Column column(final PlanNode input, final int index) {
        final Column column = input.columns().get(index);
        if (holdsLimited(table.columns().get(index).type())) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    LENGTHS + " = TRIM_PAD of nested values is not supported yet",
                    LENGTHS);
        }
        return column;
    }

    private static boolean isLimited(final SqlType type) {
        return (type.isCharacter() || type.isBinary()) && type.precision() < SqlType.UNLIMITED;
    }

    private static boolean holdsLimited(final SqlType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, MULTISET, ROW ->
                    type.parts().stream().anyMatch(each -> isLimited(each) || holdsLimited(each));
            default -> false;
        };
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
}
