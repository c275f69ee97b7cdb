package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * AVG: a sum, divided when read by the count of its group. Integers divide as integers do, towards
 * zero; FLOAT adds up in DOUBLE.
 */
final class AverageCode extends AggregateCode {
    private final AggregateCode sum;
    private final EntryLayout.Field counter;
    private final SqlType argumentType;
    private final SqlType type;

    AverageCode(
            final EntryLayout layout,
            final EntryLayout.Field counter,
            final SqlType argumentType,
            final SqlType type) {
        this.counter = counter;
        this.argumentType = argumentType;
        this.type = type;
        if (argumentType.isInteger()) {
            sum = new IntegerSumCode(layout, SqlType.BIGINT, true);
        } else if (argumentType.isApproximate()) {
            sum = new FloatingSumCode(layout, SqlType.DOUBLE, true);
        } else {
            sum =
                    new DecimalSumCode(
                            layout, argumentType, SqlType.decimal(38, argumentType.scale()), true);
        }
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        sum.add(code, entry, argument, isFirst);
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        sum.retract(code, entry, argument);
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        sum.merge(code, target, source, isFirst);
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String count = "Memory.getLong(" + counter.address(entry) + ")";
        return switch (sum) {
            case IntegerSumCode integers -> {
                // behind a NULL nothing may be divided by 0
                final String quotient =
                        integers.read(entry) + " / " + "Math.max(1L, " + count + ")";
                yield new Value.Derived(
                        IntegerSumCode.narrowed(type, quotient), isEmpty, type, variables(entry));
            }
            case FloatingSumCode floats -> {
                final String quotient = floats.read(entry) + " / " + count;
                final String source =
                        type.fixedWidthBytes() == Float.BYTES
                                ? "(float) (" + quotient + ")"
                                : quotient;
                yield new Value.Derived(source, isEmpty, type, variables(entry));
            }
            case DecimalSumCode decimals -> {
                final int digits = type.scale() - argumentType.scale();
                final String arguments =
                        "(scratch, "
                                + decimals.address(entry)
                                + ", "
                                + count
                                + ", "
                                + argumentType.scale()
                                + ", "
                                + type.scale();
                if (digits < 0 || type.isLongDecimal()) {
                    throw new IllegalArgumentException(
                            "AVG of " + argumentType + " cannot be " + type);
                }
                final String isNull = decimals.isNull(entry, isEmpty);
                final String isTooLong =
                        "DecimalSums.isAverageTooLong" + arguments + ", " + type.precision() + ")";
                yield new Value.Derived(
                        "DecimalSums.average" + arguments + ")",
                        mayBeTooLong() ? isNull + " || " + isTooLong : isNull,
                        type,
                        variables(entry));
            }
            default -> throw new IllegalStateException("not a sum: " + sum);
        };
    }

    /** Whether an argument has more digits in front of its point than the result can have. */
    private boolean mayBeTooLong() {
        return argumentType.precision() - argumentType.scale() > type.precision() - type.scale();
    }
}
