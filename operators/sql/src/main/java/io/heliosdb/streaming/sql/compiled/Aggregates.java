package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.UserFunctions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** The aggregates of a GROUP BY. */
final class Aggregates {
    /** Of bitmaps from which it does not follow what they were without one of them. */
    private static final Set<Function> FORGETFUL =
            EnumSet.of(
                    Function.BITMAP_AND_AGG,
                    Function.BITMAP_AND_CARDINALITY_AGG,
                    Function.BITMAP_OR_AGG,
                    Function.BITMAP_OR_CARDINALITY_AGG);

    private Aggregates() {}

    /**
     * @param takesRowsBack for each call whether a retracted row changes its result
     */
    static List<AggregateCall> read(
            final List<Fields> calls,
            final IntPredicate takesRowsBack,
            final PlanNode input,
            final Reading reading) {
        final List<AggregateCall> aggregates = new ArrayList<>();
        for (final Fields call : calls) {
            aggregates.add(read(call, takesRowsBack.test(aggregates.size()), input, reading));
            call.end();
        }
        return aggregates;
    }

    private static AggregateCall read(
            final Fields call,
            final boolean takesRowsBack,
            final PlanNode input,
            final Reading reading) {
        call.ignore("syntax", "approximate");
        final boolean ignoresNulls = call.flag("ignoreNulls");
        if (UserCalls.isOne(call) && !isApproximate(call, reading)) {
            return user(call, takesRowsBack, input, reading);
        }
        final String internal =
                call.text(
                        "internalName",
                        call.text("catalogName", call.text("systemName", call.text("class", "?"))));
        final String name = internal.replaceAll("^\\$+|(\\$\\d+)+$", "");
        final List<Integer> arguments = call.numbers("argList");
        final Function known = function(name, arguments.size(), reading);
        final Function function =
                known == Function.ARRAY_AGG && ignoresNulls
                        ? Function.ARRAY_AGG_IGNORE_NULLS
                        : known;
        final SqlType type = reading.types().type(call.any("type"));
        final boolean isDistinct = isDistinct(function, call.flag("distinct"));
        if (function == Function.PERCENTILE && isDistinct && arguments.size() > 2) {
            throw reading.refuse(
                    SqlError.FUNCTION_UNSUPPORTED,
                    "PERCENTILE of DISTINCT values with frequencies is not supported yet",
                    name);
        }
        final int argument = arguments.isEmpty() ? -1 : arguments.getFirst();
        if (takesRowsBack && FORGETFUL.contains(function)) {
            throw reading.refuse(
                            SqlError.FUNCTION_UNSUPPORTED,
                            name + " cannot take rows back yet",
                            name)
                    .detail("rows of its input change")
                    .hint("BITMAP_XOR_AGG and BITMAP_BUILD_AGG can");
        }
        if (function == Function.APPROX_COUNT_DISTINCT) {
            checkSketched(input.columns().get(argument).type(), takesRowsBack, reading);
        }
        return new AggregateCall(
                function,
                argument,
                arguments.size() < 2 ? List.of() : arguments.subList(1, arguments.size()),
                call.number("filterArg"),
                isDistinct,
                takesRowsBack,
                argument < 0 ? SqlType.BIGINT : input.columns().get(argument).type(),
                type,
                call.text("name", name));
    }

    /** A set has each number once in any case, and how many it has is told by distinct ones. */
    private static boolean isDistinct(final Function function, final boolean isSaid) {
        return switch (function) {
            case BITMAP_BUILD_AGG -> false;
            case BITMAP_BUILD_CARDINALITY_AGG -> true;
            default -> isSaid;
        };
    }

    /** The planner takes it for a function of users: it has none for streams. */
    private static boolean isApproximate(final Fields call, final Reading reading) {
        final String name = call.text("systemName", "");
        return name.equalsIgnoreCase(Function.APPROX_COUNT_DISTINCT.name())
                && !reading.userCalls().isKnown(name);
    }

    private static void checkSketched(
            final SqlType type, final boolean takesRowsBack, final Reading reading) {
        final String name = Function.APPROX_COUNT_DISTINCT.name();
        if (takesRowsBack) {
            throw reading.refuse(
                            SqlError.FUNCTION_UNSUPPORTED, name + " cannot take rows back", name)
                    .detail("rows of its input change, and a sketch forgets no value")
                    .hint("COUNT(DISTINCT …) can");
        }
        if (type.isVariable() && !type.isCharacter() && !type.isBinary()) {
            throw reading.refuse(
                    SqlError.FUNCTION_UNSUPPORTED,
                    name + " of nested values is not supported yet",
                    name);
        }
    }

    private static AggregateCall user(
            final Fields call,
            final boolean takesRowsBack,
            final PlanNode input,
            final Reading reading) {
        final UserFunctions.Known known = reading.userCalls().find(call, "AGGREGATE");
        final String name = known.function().name();
        final List<Integer> arguments = call.numbers("argList");
        final SqlType type = reading.types().type(call.any("type"));
        final boolean isDistinct = call.flag("distinct");
        if (takesRowsBack && !known.canRetract()) {
            throw reading.refuse(
                            SqlError.FUNCTION_UNSUPPORTED,
                            "function " + name + " cannot take rows back",
                            name)
                    .detail(
                            "its class has no method retract, or its canRetract() says false; rows"
                                    + " of its input change");
        }
        final List<SqlType> types =
                arguments.stream().map(column -> input.columns().get(column).type()).toList();
        return new AggregateCall(
                Function.USER,
                -1,
                arguments,
                call.number("filterArg"),
                isDistinct,
                takesRowsBack,
                isDistinct ? row(types) : SqlType.BIGINT,
                type,
                call.text("name", name),
                new CallForm(
                        known.function(),
                        types,
                        Collections.nCopies(arguments.size(), null),
                        type));
    }

    private static SqlType row(final List<SqlType> types) {
        final List<String> names = new ArrayList<>();
        types.forEach(type -> names.add("f" + names.size()));
        return SqlType.row(names, types);
    }

    /**
     * Refuses what cannot be put together from the slices of a window: Flink has no order there.
     */
    static void refuseUnmergeable(final List<AggregateCall> aggregates, final Reading reading) {
        for (final AggregateCall call : aggregates) {
            if (isUnmergeable(call.function())) {
                throw reading.refuse(
                        SqlError.FUNCTION_UNSUPPORTED,
                        shown(call.function())
                                + " is supported in groups and in TUMBLE windows only",
                        shown(call.function()));
            }
        }
    }

    private static String shown(final Function function) {
        return function.name().replaceAll("_(NULL|ABSENT)_ON_NULL|_IGNORE_NULLS", "");
    }

    private static boolean isUnmergeable(final Function function) {
        return switch (function) {
            case FIRST_VALUE,
                    LAST_VALUE,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL ->
                    true;
            default -> false;
        };
    }

    private static Function function(
            final String name, final int arguments, final Reading reading) {
        return switch (name + "/" + arguments) {
            case "COUNT/0" -> Function.COUNT_STAR;
            case "COUNT/1" -> Function.COUNT;
            case "SUM/1" -> Function.SUM;
            case "SUM0/1" -> Function.SUM0;
            case "MIN/1" -> Function.MIN;
            case "MAX/1" -> Function.MAX;
            case "AVG/1" -> Function.AVG;
            case "WELFORD_M2/1" -> Function.WELFORD_M2;
            case "FIRST_VALUE/1" -> Function.FIRST_VALUE;
            case "LAST_VALUE/1" -> Function.LAST_VALUE;
            case "LISTAGG/1", "LISTAGG/2" -> Function.LISTAGG;
            case "PERCENTILE/2", "PERCENTILE/3" -> Function.PERCENTILE;
            case "ARRAY_AGG/1" -> Function.ARRAY_AGG;
            case "COLLECT/1" -> Function.COLLECT;
            case "APPROX_COUNT_DISTINCT/1" -> Function.APPROX_COUNT_DISTINCT;
            case "BITMAP_BUILD_AGG/1" -> Function.BITMAP_BUILD_AGG;
            case "BITMAP_BUILD_CARDINALITY_AGG/1" -> Function.BITMAP_BUILD_CARDINALITY_AGG;
            case "BITMAP_AND_AGG/1" -> Function.BITMAP_AND_AGG;
            case "BITMAP_AND_CARDINALITY_AGG/1" -> Function.BITMAP_AND_CARDINALITY_AGG;
            case "BITMAP_OR_AGG/1" -> Function.BITMAP_OR_AGG;
            case "BITMAP_OR_CARDINALITY_AGG/1" -> Function.BITMAP_OR_CARDINALITY_AGG;
            case "BITMAP_XOR_AGG/1" -> Function.BITMAP_XOR_AGG;
            case "BITMAP_XOR_CARDINALITY_AGG/1" -> Function.BITMAP_XOR_CARDINALITY_AGG;
            case "JSON_ARRAYAGG_NULL_ON_NULL/1" -> Function.JSON_ARRAYAGG_NULL_ON_NULL;
            case "JSON_ARRAYAGG_ABSENT_ON_NULL/1" -> Function.JSON_ARRAYAGG_ABSENT_ON_NULL;
            case "JSON_OBJECTAGG_NULL_ON_NULL/2" -> Function.JSON_OBJECTAGG_NULL_ON_NULL;
            case "JSON_OBJECTAGG_ABSENT_ON_NULL/2" -> Function.JSON_OBJECTAGG_ABSENT_ON_NULL;
            case "SINGLE_VALUE/1" -> throw Misused.join(reading.places());
            default ->
                    throw reading.refuse(
                                    SqlError.FUNCTION_UNSUPPORTED,
                                    "aggregate function " + name + " is not supported yet",
                                    name)
                            .hint(
                                    "supported are COUNT, SUM, MIN, MAX, AVG, STDDEV, VARIANCE,"
                                            + " their _POP and _SAMP, FIRST_VALUE, LAST_VALUE,"
                                            + " LISTAGG, PERCENTILE, APPROX_COUNT_DISTINCT,"
                                            + " ARRAY_AGG, COLLECT,"
                                            + " JSON_ARRAYAGG, JSON_OBJECTAGG and those of"
                                            + " bitmaps");
        };
    }

    /** The aggregates as a parameter of a uid: without their names. */
    static String text(final List<AggregateCall> aggregates) {
        return aggregates.stream()
                .map(
                        each ->
                                each.functionText()
                                        + "("
                                        + each.argument()
                                        + ","
                                        + (each.further().isEmpty() ? "" : each.further() + ",")
                                        + each.filter()
                                        + ","
                                        + each.isDistinct()
                                        + ","
                                        + each.type()
                                        + ")")
                .toList()
                .toString();
    }
}
