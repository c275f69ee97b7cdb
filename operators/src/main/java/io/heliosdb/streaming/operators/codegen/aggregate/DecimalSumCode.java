package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * SUM of DECIMAL, in 128 bits. A sum of more than 38 digits, which only arguments of more than 18
 * digits can reach in this world, is NULL: for good where sums begin with zero, as those of AVG do;
 * otherwise until the next value, with which the sum begins again.
 */
final class DecimalSumCode extends AggregateCode {
    private final EntryLayout.Field sum;
    private final EntryLayout.Flag hasOverflowed;
    private final SqlType argumentType;
    private final SqlType type;
    private final boolean isZeroWhenEmpty;

    DecimalSumCode(
            final EntryLayout layout,
            final SqlType argumentType,
            final SqlType type,
            final boolean isZeroWhenEmpty) {
        sum = layout.field(2 * Long.BYTES);
        hasOverflowed = argumentType.isLongDecimal() ? null : layout.flag();
        this.argumentType = argumentType;
        this.type = type;
        this.isZeroWhenEmpty = isZeroWhenEmpty;
    }

    /** A target without a sum becomes NULL where it takes in one that is. */
    @Override
    boolean needsFirst() {
        return hasOverflowed != null && !isZeroWhenEmpty;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        change(code, entry, hasOverflowed == null ? "add" : "merge", argument.value());
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        change(code, entry, hasOverflowed == null ? "subtract" : "takeBack", argument.value());
    }

    private void change(
            final Code code, final String entry, final String verb, final String value) {
        final String call = "DecimalSums." + verb + "(" + sum.address(entry) + ", " + value + ")";
        if (hasOverflowed == null) {
            code.line(call + ";");
        } else {
            beginAgain(code, entry);
            code.open("if (!" + call + ")").line(hasOverflowed.set(entry)).close();
        }
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        final String call =
                "DecimalSums.merge(" + sum.address(target) + ", " + sum.address(source) + ")";
        if (hasOverflowed == null) {
            code.line(call + ";");
        } else if (isZeroWhenEmpty) {
            code.open("if (!" + call + " || " + hasOverflowed.isSet(source) + ")")
                    .line(hasOverflowed.set(target))
                    .close();
        } else {
            mergeWithNull(code, target, source, call, isFirst);
        }
    }

    /** As Flink merges NULL: it changes no sum, but a target without one is NULL then too. */
    private void mergeWithNull(
            final Code code,
            final String target,
            final String source,
            final String call,
            final String isFirst) {
        code.open("if (" + hasOverflowed.isSet(source) + ")");
        code.open("if (" + isFirst + ")").line(hasOverflowed.set(target)).close();
        code.close().open("else");
        beginAgain(code, target);
        code.open("if (!" + call + ")").line(hasOverflowed.set(target)).close();
        code.close();
    }

    /** Writes that a sum that has overflowed is 0, and so begins with what comes next. */
    private void beginAgain(final Code code, final String entry) {
        if (!isZeroWhenEmpty) {
            code.open("if (" + hasOverflowed.isSet(entry) + ")")
                    .line("DecimalSums.clear(" + sum.address(entry) + ");")
                    .line(hasOverflowed.clear(entry))
                    .close();
        }
    }

    /** Source of the address of the 128 bits. */
    String address(final String entry) {
        return sum.address(entry);
    }

    /** Source of a test whether there is no result: nothing was added, or too much. */
    String isNull(final String entry, final String isEmpty) {
        if (hasOverflowed == null) {
            return isEmpty;
        }
        return isEmpty.equals(Value.NEVER)
                ? hasOverflowed.isSet(entry)
                : isEmpty + " || " + hasOverflowed.isSet(entry);
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String isNull = isNull(entry, isZeroWhenEmpty ? Value.NEVER : isEmpty);
        if (type.scale() != argumentType.scale()) {
            throw new IllegalArgumentException(
                    "the planner keeps the scale of " + argumentType + ", not " + type);
        }
        if (type.isLongDecimal()) {
            return new Value.Derived(
                    "Memory.getLong(" + sum.address(entry) + ")", isNull, type, variables(entry));
        }
        // copied out of the entry, which the next row may change while the result is still in use
        return new Value.Derived(
                MemoryAccess.byAddress(type, "keep", "scratch, " + sum.address(entry)),
                isNull,
                type,
                variables(entry));
    }
}
