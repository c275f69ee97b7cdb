package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.row.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

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
        final List<LookAhead> ahead =
                generation.lookAheads().stream().filter(each -> each.isOf(scan)).toList();
        final int rowCount = Math.max(1, fanout.rowCount());
        final String hasRoom = "roomLeft >= " + rowCount;
        code.line("final long firstCause = cursor.rowSequence();");
        code.line("final int count = cursor.remaining();");
        code.line("long row = cursor.address();");
        code.line("int done = 0;");
        if (ahead.isEmpty()) {
            writeLoop(code, "count", hasRoom);
        } else {
            code.open("do");
            String group = "groupRows(count - done)";
            if (!fanout.isOnlyLate()) {
                final String rows = rowCount == 1 ? "roomLeft" : "roomLeft / " + rowCount;
                group = "Math.min(" + group + ", " + rows + ")";
            }
            code.line("final int group = " + group + ";");
            code.line("final int end = done + group;");
            code.line("groupCause = firstCause + done;");
            ahead.forEach(each -> code.line(each.write() + "(row, group);"));
            writeLoop(code, "end", hasRoom);
            code.close(" while (done < count && " + hasRoom + ");");
        }
        code.line("cursor.advance(row, done);");
    }

    private void writeLoop(final Code code, final String end, final String hasRoom) {
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
        code.close(" while (done < " + end + " && " + hasRoom + ");");
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
