package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.TokenSearch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the planner lets pass although no row can be computed, and Flink refuses behind it; and what
 * a plan has another name for than the statement.
 */
public final class Misused {
    /** Functions that tell the window of an older {@code GROUP BY}. */
    private static final Pattern OF_WINDOW =
            Pattern.compile("(TUMBLE|HOP|SESSION)_(START|END|ROWTIME|PROCTIME)");

    private Misused() {}

    /**
     * An element of an array before the first one.
     *
     * @param index as a constant
     */
    public static HeliosException index(final long index, final Places places) {
        return HeliosException.of(SqlError.INVALID, "an array has no element " + index)
                .at(place(places, tokens -> TokenSearch.index(tokens, index)))
                .hint("the first element has the index 1");
    }

    /** Refuses the arguments of a function that Flink refuses, too. */
    static void check(
            final ScalarFunction function, final List<Expression> operands, final Places places) {
        if (function == ScalarFunction.ITEM
                && operands.get(0).type().kind() == TypeKind.ARRAY
                && operands.get(1) instanceof Expression.Literal literal
                && literal.value() instanceof Number index
                && index.longValue() < 1) {
            throw index(index.longValue(), places);
        }
        if (function == ScalarFunction.ROW
                && operands.stream().anyMatch(operand -> operand.type().kind() == TypeKind.NULL)) {
            throw HeliosException.of(
                            SqlError.NOT_PLANNABLE, "a NULL without a type cannot be in a ROW")
                    .at(place(places, TokenSearch::nullValue))
                    .hint("give it one: CAST(NULL AS STRING)");
        }
    }

    /** Refuses to take a number for a time; only plans that mix columns up want it. */
    static void checkCast(
            final ScalarFunction function,
            final List<Expression> operands,
            final SqlType type,
            final Places places) {
        if ((function == ScalarFunction.CAST || function == ScalarFunction.TRY_CAST)
                && operands.getFirst().type().isNumeric()
                && (type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_LTZ)) {
            throw HeliosException.of(
                            SqlError.INVALID,
                            operands.getFirst().type().withNullable(true)
                                    + " cannot be cast to "
                                    + type.withNullable(true))
                    .at(places.of(function.name()))
                    .hint("TO_TIMESTAMP_LTZ makes a time of a number");
        }
    }

    /** Refuses to compare numbers with texts. */
    static void checkCompared(final List<Expression> operands, final Places places) {
        final SqlType left = operands.get(0).type();
        final SqlType right = operands.get(1).type();
        if ((left.isNumeric() && right.isCharacter())
                || (left.isCharacter() && right.isNumeric())) {
            final SqlType number = (left.isNumeric() ? left : right).withNullable(true);
            throw HeliosException.of(
                            SqlError.INVALID,
                            left.withNullable(true)
                                    + " and "
                                    + right.withNullable(true)
                                    + " cannot be compared")
                    .at(
                            operands.stream()
                                    .flatMap(operand -> text(operand, places).stream())
                                    .findFirst()
                                    .orElseGet(places::of))
                    .hint("make a number of the text: CAST(… AS " + number + ")");
        }
    }

    private static Optional<Position> text(final Expression operand, final Places places) {
        return operand instanceof Expression.Literal literal && literal.value() != null
                ? places.string(literal.value().toString())
                : Optional.empty();
    }

    /** Refuses a function that belongs to a grouping by windows, if it is one. */
    static void checkWindow(final String name, final Places places) {
        if (OF_WINDOW.matcher(name).matches()) {
            final String window = name.replaceFirst("_.*", "");
            throw HeliosException.of(SqlError.INVALID, name + " wants a GROUP BY " + window + "(…)")
                    .at(places.of(name))
                    .hint(
                            "add GROUP BY "
                                    + window
                                    + "(…) with the same arguments, or read the table function "
                                    + window
                                    + ", whose rows have window_start and window_end");
        }
    }

    /** A join that the engine does not have, by what it is in the statement. */
    static HeliosException join(final Places places, final String... words) {
        final boolean saysJoin = places.find(Misused::join).isPresent();
        final Optional<Position> subquery = places.find(TokenSearch::valueSubquery);
        if (!saysJoin && subquery.isPresent()) {
            return HeliosException.of(
                            SqlError.OPERATOR_UNSUPPORTED,
                            "a subquery as a value is not supported yet")
                    .at(subquery.get())
                    .detail("the planner makes a join of it");
        }
        final HeliosException error =
                places.refuse(SqlError.OPERATOR_UNSUPPORTED, "JOIN is not supported yet", words);
        return saysJoin
                ? error.detail("operator join")
                : places.find(TokenSearch::commaOfTables)
                        .map(place -> error.at(place).detail("a comma between tables is a join"))
                        .orElse(error.detail("operator join"));
    }

    private static Optional<Token> join(final List<Token> tokens) {
        return tokens.stream().filter(token -> token.is("JOIN")).findFirst();
    }

    private static Position place(
            final Places places, final Function<List<Token>, Optional<Token>> search) {
        return places.find(search).orElseGet(places::of);
    }
}
