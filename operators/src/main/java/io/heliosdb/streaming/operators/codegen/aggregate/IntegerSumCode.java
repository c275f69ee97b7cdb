package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * SUM of integers, in 64 bits that wrap around; narrowed to the result's type when read, which
 * comes to the same as wrapping at every step.
 */
final class IntegerSumCode extends AggregateCode {
    private final EntryLayout.Field sum;
    private final SqlType type;
    private final boolean isZeroWhenEmpty;

    IntegerSumCode(final EntryLayout layout, final SqlType type, final boolean isZeroWhenEmpty) {
        sum = layout.field(Long.BYTES);
        this.type = type;
        this.isZeroWhenEmpty = isZeroWhenEmpty;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        put(code, entry, " + " + argument.value());
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        put(code, entry, " - " + argument.value());
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        put(code, target, " + " + read(source));
    }

    private void put(final Code code, final String entry, final String change) {
        code.line("Memory.putLong(" + sum.address(entry) + ", " + read(entry) + change + ");");
    }

    /** Source of the sum in 64 bits. */
    String read(final String entry) {
        return "Memory.getLong(" + sum.address(entry) + ")";
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String isNull = isZeroWhenEmpty ? Value.NEVER : isEmpty;
        if (type.kind() == TypeKind.BIGINT) {
            return new Value.Stored(sum.address(entry), isNull, type, variables(entry));
        }
        return new Value.Derived(narrowed(type, read(entry)), isNull, type, variables(entry));
    }

    /** Casts 64 bits to an integer type. */
    static String narrowed(final SqlType type, final String value) {
        return switch (type.kind()) {
            case TINYINT -> "(byte) (" + value + ")";
            case SMALLINT -> "(short) (" + value + ")";
            case INTEGER -> "(int) (" + value + ")";
            default -> value;
        };
    }
}
