package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.row.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

/** The loop over the rows of one input. */
final class ScanGenerator extends NodeGenerator {
    private final PlanNode.Scan scan;
    private final RowLayout layout;
    private String loop;

    ScanGenerator(final Generation generation, final PlanNode.Scan scan, final int number) {
        super(generation, scan, number);
        this.scan = scan;
        layout = RowLayout.of(scan.columns());
    }

    @Override
    void consume(final Row row, final int input) {
        throw new IllegalStateException("nothing is before a scan");
    }

    @Override
    void generate() {
        final Fanout fanout = fanout();
        final JavaMethod method =
                generation.javaClass().method("void", "rows", title() + ": " + scan.table());
        loop = method.name();
        method.parameter(new Variable("RowCursor", "cursor"));
        final Code code = method.code();
        code.line("final long firstCause = cursor.rowSequence();");
        code.line("final int count = cursor.remaining();");
        code.line("long row = cursor.address();");
        code.line("int done = 0;");
        code.open("do");
        code.line("cause = firstCause + done;");
        code.line(Generation.RESET_SCRATCH);
        emit(Row.encoded(code, Variable.ofLong("row"), layout));
        final String length =
                layout.isFixedLength()
                        ? String.valueOf(layout.blockLength())
                        : "Memory.getInt("
                                + MemoryAccess.plus("row", layout.rowLengthOffset())
                                + ")";
        code.line("row += " + length + ";");
        code.line("done++;");
        code.close(" while (done < count && roomLeft >= " + Math.max(1, fanout.rowCount()) + ");");
        code.line("cursor.advance(row, done);");
    }

    /** What a row can cause. */
    Fanout fanout() {
        final Fanout fanout = new Fanout();
        measureConsumers(fanout);
        return fanout;
    }

    /** Name of the method with the loop; once generated. */
    String loop() {
        return loop;
    }

    @Override
    void measure(final Fanout fanout) {
        throw new IllegalStateException("nothing is before a scan");
    }
}
