package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * SUM of FLOAT in FLOAT or of DOUBLE in DOUBLE, added in the order of the rows. A sum starts with
 * -0.0, to which any first value adds up to itself, -0.0 too; SUM0 and AVG start with 0.0 as
 * Flink's do.
 */
final class FloatingSumCode extends AggregateCode {
    private final EntryLayout.Field sum;
    private final SqlType type;
    private final boolean isZeroWhenEmpty;

    /**
     * @param type of the sum, FLOAT or DOUBLE
     */
    FloatingSumCode(final EntryLayout layout, final SqlType type, final boolean isZeroWhenEmpty) {
        sum = layout.field(type.fixedWidthBytes());
        this.type = type;
        this.isZeroWhenEmpty = isZeroWhenEmpty;
    }

    @Override
    void initialise(final Code code, final String entry) {
        if (!isZeroWhenEmpty) {
            code.line(
                    MemoryAccess.write(
                            type,
                            sum.address(entry),
                            type.fixedWidthBytes() == Float.BYTES ? "-0f" : "-0d"));
        }
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
        code.line(MemoryAccess.write(type, sum.address(entry), read(entry) + change));
    }

    String read(final String entry) {
        return MemoryAccess.read(type, sum.address(entry));
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Stored(
                sum.address(entry),
                isZeroWhenEmpty ? Value.NEVER : isEmpty,
                type,
                variables(entry));
    }
}
