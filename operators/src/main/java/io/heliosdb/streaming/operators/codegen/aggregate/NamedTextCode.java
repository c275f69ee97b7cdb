package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/** JSON_OBJECTAGG: texts of JSON by their names ({@code NamedTexts}). */
final class NamedTextCode extends OutsideCode {
    private final CountedValues names;
    private final AggregateCall call;
    private final int column;
    private final boolean isAbsentOnNull;

    NamedTextCode(final EntryLayout layout, final AggregateCall call) {
        super("NamedTexts");
        names = new CountedValues(layout, call.argumentType());
        this.call = call;
        column = call.further().getFirst();
        isAbsentOnNull = call.function() == AggregateCall.Function.JSON_OBJECTAGG_ABSENT_ON_NULL;
    }

    @Override
    String handle(final String entry) {
        return names.field(entry);
    }

    @Override
    void addOf(
            final Row row, final String entry, final Value.Local argument, final String isFirst) {
        final Code code = row.code();
        final String arguments = names.arguments(code, argument);
        final String isNull = row.isNull(column);
        final String value = row.value(column);
        if (isNull.equals(Value.NEVER)) {
            code.line(call("add", entry, arguments + ", " + value));
            return;
        }
        code.open("if (" + isNull + ")");
        code.line(
                isAbsentOnNull
                        ? call("absent", entry, arguments)
                        : call("add", entry, arguments + ", Utf8.NULL"));
        code.otherwise();
        code.line(call("add", entry, arguments + ", " + value));
        code.close();
    }

    private String call(final String method, final String entry, final String arguments) {
        return "NamedTexts." + method + "(" + names.field(entry) + ", " + arguments + ", blobs);";
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        throw new IllegalStateException("reads the row");
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        code.line(call("remove", entry, names.arguments(code, argument)));
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "NamedTexts.json(" + names.field(entry) + ", blobs, scratch)",
                Value.NEVER,
                call.type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
