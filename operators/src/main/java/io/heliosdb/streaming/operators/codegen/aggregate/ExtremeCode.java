package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * MIN and MAX of values up to 8 bytes. Exact kinds start with the greatest or least value of their
 * type and need no test. FLOAT and DOUBLE compare as Java's primitives do: a value replaces the
 * extreme only if it is less (or greater), so a first NaN stays, a later one is ignored, and 0.0
 * and -0.0 are alike.
 */
final class ExtremeCode extends AggregateCode {
    private final EntryLayout.Field extreme;
    private final SqlType type;
    private final boolean isMinimum;

    ExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
        extreme = layout.field(type.fixedWidthBytes());
        this.type = type;
        this.isMinimum = isMinimum;
    }

    @Override
    boolean needsFirst() {
        return type.isApproximate();
    }

    @Override
    void initialise(final Code code, final String entry) {
        if (!needsFirst()) {
            code.line(MemoryAccess.write(type, extreme.address(entry), start()));
        }
    }

    private String start() {
        final String suffix = isMinimum ? ".MAX_VALUE" : ".MIN_VALUE";
        return switch (type.kind()) {
            case BOOLEAN -> isMinimum ? "true" : "false";
            case TINYINT -> "Byte" + suffix;
            case SMALLINT -> "Short" + suffix;
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> "Integer" + suffix;
            default -> "Long" + suffix;
        };
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        take(code, entry, argument.value(), isFirst);
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        take(code, target, MemoryAccess.read(type, extreme.address(source)), isFirst);
    }

    private void take(
            final Code code, final String entry, final String value, final String isFirst) {
        final String current = MemoryAccess.read(type, extreme.address(entry));
        if (needsFirst()) {
            final String test =
                    "(" + isFirst + ") || " + value + (isMinimum ? " < " : " > ") + current;
            code.open("if (" + test + ")")
                    .line(MemoryAccess.write(type, extreme.address(entry), value))
                    .close();
            return;
        }
        final String better =
                switch (type.kind()) {
                    case BOOLEAN ->
                            "(" + current + ")" + (isMinimum ? " & " : " | ") + "(" + value + ")";
                    default ->
                            (isMinimum ? "Math.min(" : "Math.max(") + current + ", " + value + ")";
                };
        code.line(
                MemoryAccess.write(
                        type, extreme.address(entry), isSmall() ? "(" + better + ")" : better));
    }

    /** Whether writing casts, so that the value needs parentheses. */
    private boolean isSmall() {
        return type.fixedWidthBytes() < Integer.BYTES;
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("refused before");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Stored(extreme.address(entry), isEmpty, type, variables(entry));
    }
}
