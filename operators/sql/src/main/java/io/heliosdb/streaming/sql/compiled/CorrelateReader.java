package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.UserFunction;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TableFunction;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row joined with what a table function makes of it: UNNEST, and INTERSECT ALL and EXCEPT ALL.
 */
final class CorrelateReader implements NodeReader {
    private static final Map<String, TableFunction> FUNCTIONS =
            Map.of(
                    "$REPLICATE_ROWS$1", new TableFunction.ReplicateRows(),
                    "$UNNEST_ROWS$1", new TableFunction.Unnest(false),
                    "$UNNEST_ROWS_WITH_ORDINALITY$1", new TableFunction.Unnest(true));

    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields call = node.object("functionCall");
        final String name = call.text("internalName", call.text("systemName", ""));
        final UserFunction user =
                FUNCTIONS.containsKey(name) || !UserCalls.isOne(call)
                        ? null
                        : reading.userCalls().find(call, "TABLE").function();
        if (user == null && !FUNCTIONS.containsKey(name)) {
            final String shown = name.replaceAll("^\\$|\\$\\d+$", "");
            throw reading.refuse(
                            SqlError.OPERATOR_UNSUPPORTED,
                            "a table function is not supported yet",
                            "LATERAL",
                            "UNNEST",
                            "TABLE")
                    .detail("function " + (shown.isEmpty() ? "of the user" : shown));
        }
        final List<Expression> arguments = reading.expressions().readAll(call.list("operands"));
        call.ignore("kind", "type", "syntax");
        call.end();
        final Optional<Expression> condition =
                Optional.ofNullable(node.any("condition")).map(reading.expressions()::read);
        final boolean keepsUnmatched =
                switch (node.text("joinType")) {
                    case "INNER" -> false;
                    case "LEFT" -> true;
                    default -> throw Fields.unreadable("unknown kind of join");
                };
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        final TableFunction function =
                user == null
                        ? FUNCTIONS.get(name)
                        : user(
                                user,
                                arguments,
                                columns.subList(
                                        inputs.getFirst().columns().size(), columns.size()));
        // random numbers are those of a projection in front or a filter behind, which keep their
        // sequences
        final boolean isFilteredBehind =
                !keepsUnmatched && !RandomSite.in(condition, List.of()).isEmpty();
        final Optional<Expression> within = isFilteredBehind ? Optional.empty() : condition;
        final PlanNode input = inputs.getFirst();
        final boolean isComputedInFront = !RandomSite.in(Optional.empty(), arguments).isEmpty();
        final PlanNode correlated =
                isComputedInFront
                        ? withoutArguments(
                                correlate(
                                        withArguments(input, arguments, reading),
                                        function,
                                        references(input, arguments),
                                        within,
                                        keepsUnmatched,
                                        withArguments(input, arguments, columns),
                                        reading),
                                input,
                                arguments,
                                columns,
                                reading)
                        : correlate(
                                input,
                                function,
                                arguments,
                                within,
                                keepsUnmatched,
                                columns,
                                reading);
        return isFilteredBehind
                ? filter(
                        correlated,
                        condition.map(each -> shifted(each, input.columns().size())),
                        reading)
                : correlated;
    }

    private static PlanNode correlate(
            final PlanNode input,
            final TableFunction function,
            final List<Expression> arguments,
            final Optional<Expression> condition,
            final boolean keepsUnmatched,
            final List<Column> columns,
            final Reading reading) {
        return new PlanNode.Correlate(
                reading.uids()
                        .of(
                                "correlate",
                                List.of(input),
                                function,
                                Uids.expressions(arguments),
                                condition,
                                keepsUnmatched,
                                Uids.types(columns)),
                input,
                function,
                arguments,
                condition,
                keepsUnmatched,
                columns);
    }

    /** Rows with the arguments behind their columns. */
    private static PlanNode withArguments(
            final PlanNode input, final List<Expression> arguments, final Reading reading) {
        final List<Expression> all = new ArrayList<>(references(input.columns(), 0));
        all.addAll(arguments);
        return calc(
                input,
                Optional.empty(),
                all,
                withArguments(input, arguments, input.columns()),
                reading);
    }

    /** Columns of the joined row where the arguments are behind those of the input. */
    private static List<Column> withArguments(
            final PlanNode input, final List<Expression> arguments, final List<Column> columns) {
        final int first = input.columns().size();
        final List<Column> all = new ArrayList<>(columns.subList(0, first));
        for (int i = 0; i < arguments.size(); i++) {
            all.add(new Column("$argument" + i, arguments.get(i).type()));
        }
        all.addAll(columns.subList(first, columns.size()));
        return all;
    }

    /** The arguments where they are columns behind those of the input. */
    private static List<Expression> references(
            final PlanNode input, final List<Expression> arguments) {
        final List<Expression> references = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            references.add(
                    new Expression.InputRef(input.columns().size() + i, arguments.get(i).type()));
        }
        return references;
    }

    /** Joined rows without the arguments behind the columns of the input. */
    private static PlanNode withoutArguments(
            final PlanNode correlated,
            final PlanNode input,
            final List<Expression> arguments,
            final List<Column> columns,
            final Reading reading) {
        final int first = input.columns().size();
        final List<Expression> all = new ArrayList<>(references(columns.subList(0, first), 0));
        all.addAll(references(columns.subList(first, columns.size()), first + arguments.size()));
        return calc(correlated, Optional.empty(), all, columns, reading);
    }

    private static List<Expression> references(final List<Column> columns, final int first) {
        final List<Expression> references = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            references.add(new Expression.InputRef(first + i, columns.get(i).type()));
        }
        return references;
    }

    /** A condition on the columns of the function, as one on those of the joined row. */
    private static Expression shifted(final Expression condition, final int by) {
        return switch (condition) {
            case Expression.InputRef ref -> new Expression.InputRef(ref.index() + by, ref.type());
            case Expression.Literal literal -> literal;
            case Expression.Call call ->
                    new Expression.Call(
                            call.function(),
                            call.operands().stream().map(operand -> shifted(operand, by)).toList(),
                            call.type());
        };
    }

    private static PlanNode filter(
            final PlanNode input, final Optional<Expression> condition, final Reading reading) {
        return calc(input, condition, references(input.columns(), 0), input.columns(), reading);
    }

    private static PlanNode calc(
            final PlanNode input,
            final Optional<Expression> condition,
            final List<Expression> projection,
            final List<Column> columns,
            final Reading reading) {
        return new PlanNode.Calc(
                reading.uids()
                        .of(
                                "calc",
                                List.of(input),
                                condition,
                                Uids.expressions(projection),
                                Uids.types(columns)),
                input,
                condition,
                projection,
                columns);
    }

    private static TableFunction user(
            final UserFunction function,
            final List<Expression> arguments,
            final List<Column> columns) {
        final List<Expression> operands = new ArrayList<>();
        operands.add(new Expression.Literal(function, SqlType.SYMBOL));
        operands.addAll(arguments);
        final SqlType row =
                SqlType.row(
                        columns.stream().map(Column::name).toList(),
                        columns.stream().map(Column::type).toList());
        return new TableFunction.User(
                CallForm.of(new Expression.Call(ScalarFunction.USER, operands, row)));
    }
}
