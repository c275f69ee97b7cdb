package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Makes the structural uids of a plan: the first 8 bytes of SHA-256 over kind, parameters and the
 * inputs' uids. Column names do not count, so that renaming a column of a view keeps state. When a
 * plan has the same operator twice, the later one is told apart by its number among its equals.
 */
final class Uids {
    private static final int UID_BYTES = 8;
    private final Set<String> given = new HashSet<>();

    /**
     * The uid of an operator.
     *
     * @param parameters what distinguishes the operator from others of its kind; compared by their
     *     text
     */
    OperatorUid of(final String kind, final List<PlanNode> inputs, final Object... parameters) {
        final StringBuilder text = new StringBuilder(kind);
        for (final Object parameter : parameters) {
            text.append('\u0001').append(parameter);
        }
        for (final PlanNode input : inputs) {
            text.append('\u0002').append(input.uid());
        }
        String uid = hash(text.toString());
        for (int number = 2; !given.add(uid); number++) {
            uid = hash(text.toString() + '\u0003' + number);
        }
        return new OperatorUid(uid);
    }

    /** The types of columns, as a parameter. */
    static String types(final List<Column> columns) {
        return columns.stream().map(Column::type).toList().toString();
    }

    /** Expressions with the types of their results, as a parameter. */
    static String expressions(final List<Expression> expressions) {
        return expressions.stream().map(each -> each + " " + each.type()).toList().toString();
    }

    private static String hash(final String text) {
        try {
            final byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, UID_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
