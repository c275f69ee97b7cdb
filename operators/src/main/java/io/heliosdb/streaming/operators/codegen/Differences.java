package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;

import java.util.ArrayList;
import java.util.List;

/**
 * Code that compares old and new results of a group: NULLs are alike, NaN differs from itself and
 * 0.0 is equal to -0.0, as in Flink's comparison of rows. Nested values are compared as the
 * operator {@code =} does: an array with a NULL in it differs from itself.
 */
final class Differences {
    private Differences() {}

    /**
     * Source of a test whether columns differ.
     *
     * @param row the old values, then the new ones
     * @param distance from an old value to its new one
     */
    static String source(
            final Row row,
            final int from,
            final int end,
            final int distance,
            final LiteralPool literals) {
        final List<String> tests = new ArrayList<>();
        for (int i = from; i < end; i++) {
            tests.add("(" + differs(row, i, i + distance, literals) + ")");
        }
        return String.join(" || ", tests);
    }

    private static String differs(
            final Row row, final int before, final int after, final LiteralPool literals) {
        final String wasNull = row.isNull(before);
        final String isNull = row.isNull(after);
        final String values = valuesDiffer(row, before, after, literals);
        if (wasNull.equals(Value.NEVER) && isNull.equals(Value.NEVER)) {
            return values;
        }
        return wasNull + " != " + isNull + " || !" + isNull + " && " + values;
    }

    private static String valuesDiffer(
            final Row row, final int before, final int after, final LiteralPool literals) {
        final SqlType type = row.type(before);
        final String old = row.value(before);
        final String current = row.value(after);
        if (MemoryAccess.isByAddress(type)) {
            return MemoryAccess.byAddress(type, "compare", old + ", " + current) + " != 0";
        }
        if (!type.parts().isEmpty()) {
            final String shape = literals.shape(type);
            return "!NestedEquality.equal(" + shape + ", " + old + ", " + current + ")";
        }
        return type.isVariable()
                ? "!Texts.equal(" + old + ", " + current + ")"
                : old + " != " + current;
    }
}
