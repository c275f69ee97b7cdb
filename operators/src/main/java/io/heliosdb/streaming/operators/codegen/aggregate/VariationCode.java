package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * WELFORD_M2: a mean and a sum of squared differences from it, of the values that the group counts.
 * Where the sum has become negative by rounding there is no result.
 */
final class VariationCode extends AggregateCode {
    private final EntryLayout.Field mean;
    private final EntryLayout.Field squares;
    private final EntryLayout.Field counter;
    private final SqlType argumentType;

    VariationCode(
            final EntryLayout layout, final EntryLayout.Field counter, final SqlType argumentType) {
        mean = layout.field(Double.BYTES);
        squares = layout.field(Double.BYTES);
        this.counter = counter;
        this.argumentType = argumentType;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        code.line(
                "Variations.add("
                        + fields(entry)
                        + ", "
                        + number(argumentType, argument.value())
                        + ");");
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        code.line(
                "Variations.retract("
                        + fields(entry)
                        + ", "
                        + number(argumentType, argument.value())
                        + ");");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        code.line("Variations.merge(" + fields(target) + ", " + fields(source) + ");");
    }

    private String fields(final String entry) {
        return mean.address(entry)
                + ", "
                + squares.address(entry)
                + ", Memory.getLong("
                + counter.address(entry)
                + ")";
    }

    /** Source of a number as a double. */
    static String number(final SqlType type, final String value) {
        if (type.isLongDecimal()) {
            return "Decimals.toDouble(" + value + ", " + type.scale() + ")";
        }
        return MemoryAccess.isWideDecimal(type)
                ? "WideArithmetic.toDouble(" + value + ", " + type.scale() + ")"
                : "(double) " + value;
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String address = squares.address(entry);
        final String isNegative = "Memory.getDouble(" + address + ") < 0";
        return new Value.Stored(
                address,
                isEmpty.equals(Value.NEVER) ? isNegative : isEmpty + " || " + isNegative,
                SqlType.DOUBLE,
                variables(entry));
    }
}
