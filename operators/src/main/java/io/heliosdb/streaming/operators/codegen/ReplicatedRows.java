package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;
import java.util.function.Consumer;

/**
 * The row of all arguments but the first, as often as that says; NULL is never. What is computed of
 * one copy is given up before the next.
 */
final class ReplicatedRows implements RowMaker {
    @Override
    public void write(final Row arguments, final Consumer<List<Value>> each) {
        final Code code = arguments.code();
        final String isNull = arguments.isNull(0);
        final String number = arguments.value(0);
        final Variable left =
                code.variable(
                        "long",
                        "left",
                        isNull.equals(Value.NEVER) ? number : isNull + " ? 0L : " + number);
        final String mark = code.local("long", "mark", "scratch.mark()").name();
        code.open("while (" + left.name() + " > 0L)").line(left.name() + "--;");
        code.line("scratch.release(" + mark + ");");
        each.accept(arguments.values().subList(1, arguments.values().size()));
        code.close();
    }
}
