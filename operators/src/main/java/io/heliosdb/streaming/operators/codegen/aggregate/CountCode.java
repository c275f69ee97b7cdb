package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/** COUNT: the counter that its group of aggregates keeps anyway. */
final class CountCode extends AggregateCode {
    private final EntryLayout.Field counter;
    private final SqlType type;
    private final boolean isNullOfNothing;

    CountCode(final EntryLayout.Field counter, final SqlType type, final boolean isNullOfNothing) {
        this.counter = counter;
        this.type = type;
        this.isNullOfNothing = isNullOfNothing;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        // the group counts
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        // the group counts
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        // the group counts
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String isNull = isNullOfNothing ? isEmpty : Value.NEVER;
        return new Value.Stored(counter.address(entry), isNull, type, variables(entry));
    }
}
