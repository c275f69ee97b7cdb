package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An expression as a tree of texts.
 *
 * @param type of its value
 * @param pattern its SQL, with {@code $0}, {@code $1} … where the arguments stand
 * @param arguments at most ten
 */
record Expression(SqlType type, String pattern, List<Expression> arguments) {
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

    Expression {
        arguments = List.copyOf(arguments);
    }

    /** A column or a literal. */
    static Expression leaf(final SqlType type, final String sql) {
        return new Expression(type, sql.replace("$", "$$"), List.of());
    }

    /** As a query has it. */
    String sql() {
        final StringBuilder sql = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            final char character = pattern.charAt(i);
            if (character != '$') {
                sql.append(character);
            } else {
                final char next = pattern.charAt(++i);
                sql.append(next == '$' ? "$" : arguments.get(next - '0').sql());
            }
        }
        return sql.toString();
    }

    /** Whether it reads no column. */
    boolean isConstant() {
        return arguments.isEmpty()
                ? !COLUMN.matcher(pattern).matches()
                : arguments.stream().allMatch(Expression::isConstant);
    }

    /** Nodes of the tree. */
    int size() {
        return 1 + arguments.stream().mapToInt(Expression::size).sum();
    }

    /**
     * Smaller expressions of the same type, the smallest first: arguments of this type in its
     * place, then the same with one argument made smaller.
     */
    List<Expression> smaller() {
        final List<Expression> smaller = new ArrayList<>();
        if (!arguments.isEmpty()) {
            smaller.add(leaf(type, "CAST(NULL AS " + type.sql() + ")"));
            smaller.add(leaf(type, type.simplest()));
        }
        for (int i = 0; i < arguments.size(); i++) {
            final Expression argument = arguments.get(i);
            if (argument.type == type) {
                smaller.add(argument);
            }
            for (final Expression less : argument.smaller()) {
                final List<Expression> replaced = new ArrayList<>(arguments);
                replaced.set(i, less);
                smaller.add(new Expression(type, pattern, replaced));
            }
        }
        return smaller;
    }
}
