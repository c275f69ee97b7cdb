package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

/** Emits constant rows, encoded when the plan was compiled, once; then its time has ended. */
final class ValuesGenerator extends NodeGenerator implements PendingEmission {
    private final PlanNode.Values values;
    private final RowLayout layout;
    private WatermarkClock clock;
    private String rows;
    private String method;

    ValuesGenerator(final Generation generation, final PlanNode.Values values, final int number) {
        super(generation, values, number);
        this.values = values;
        layout = RowLayout.of(values.columns());
    }

    @Override
    void declare() {
        clock = generation.watermarks().clockOf(values);
        rows = name();
        final int index = generation.addConstantRows(ConstantRows.encode(values));
        generation.javaClass().constant("long", rows, "constantRows(" + index + ")");
        generation.scalar(values, rows + "Count");
        generation.scalar(values, rows + "Offset");
    }

    @Override
    void consume(final Row row, final int input) {
        throw new IllegalStateException("nothing is before VALUES");
    }

    @Override
    void generate() {
        final Fanout fanout = new Fanout();
        measureConsumers(fanout);
        final String room = rows + "Room";
        generation.javaClass().constant("Room", room, "room(" + fanout.arguments() + ")");
        final JavaMethod emission = generation.javaClass().method("boolean", "values", title());
        method = emission.name();
        final Code code = emission.code();
        final String uid = Identifiers.literal(values.uid().value());
        code.open("if (isKeptBack(" + uid + "))").line("return true;").close();
        code.line("roomLeft = 0;");
        code.open("while (" + rows + "Count < " + values.rows().size() + ")");
        code.open("if (roomLeft < " + Math.max(1, fanout.rowCount()) + ")");
        code.line("roomLeft = " + room + ".ask();");
        code.open("if (roomLeft == 0)").line("return false;").close();
        code.close();
        code.line(Generation.RESET_SCRATCH);
        code.line("final long row = " + rows + " + " + rows + "Offset;");
        emit(Row.encoded(code, Variable.ofLong("row"), layout));
        final String length =
                layout.isFixedLength()
                        ? String.valueOf(layout.blockLength())
                        : "Memory.getInt("
                                + MemoryAccess.plus("row", layout.rowLengthOffset())
                                + ")";
        code.line(rows + "Offset += " + length + ";");
        code.line(rows + "Count++;");
        code.close();
        generation.watermarks().writeEnd(code, clock);
        code.line("return true;");
    }

    @Override
    public String emission() {
        return method + "()";
    }

    @Override
    void measure(final Fanout fanout) {
        throw new IllegalStateException("nothing is before VALUES");
    }
}
