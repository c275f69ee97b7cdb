package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

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
        final int rowCount = Math.max(1, fanout.rowCount());
        final String hasRoom = "(roomLeft >= " + rowCount + " || hasMoreRoom(" + input() + "))";
        final RunLoop run = RunLoop.of(this);
        code.line("final long firstCause = cursor.rowSequence();");
        code.line("final int count = cursor.remaining();");
        code.line("long row = cursor.address();");
        code.line("int done = 0;");
        final List<LookAhead> ahead =
                generation.lookAheads().stream().filter(each -> each.isOf(scan)).toList();
        if (ahead.isEmpty()) {
            writeLoop(code, run, "count", hasRoom);
        } else {
            code.open("do");
            String group = "count - done";
            for (final LookAhead each : ahead) {
                group = each.groupRows(group);
            }
            code.line("final int group = " + group + ";");
            code.line("final int end = done + group;");
            code.line("groupCause = firstCause + done;");
            ahead.forEach(each -> code.line(each.write() + "(row, group);"));
            writeLoop(code, run, "end", hasRoom);
            code.close(" while (done < count && " + hasRoom + ");");
        }
        code.line(generation.rowCounts().field(number, RowFate.OUT) + " += done;");
        code.line("cursor.advance(row, done);");
    }

    private void writeLoop(
            final Code code, final RunLoop run, final String end, final String hasRoom) {
        final String isLeft = "done < " + end;
        final List<String> start = List.of("cause = firstCause + done;", Generation.RESET_SCRATCH);
        final List<String> step = List.of("row += " + rowLength() + ";", "done++;");
        code.open("do");
        if (run != null) {
            run.write(code, isLeft, start, layout, step);
            code.open("if (" + isLeft + ")");
        }
        code.lines(start);
        emitUncounted(Row.encoded(code, Variable.ofLong("row"), layout));
        code.lines(step);
        if (run != null) {
            code.close();
        }
        code.close(" while (" + isLeft + " && " + hasRoom + ");");
    }

    /** Number of the input among those of the plan. */
    private int input() {
        return generation.plan().scans().indexOf(scan);
    }

    private String rowLength() {
        return layout.isFixedLength()
                ? String.valueOf(layout.blockLength())
                : "Memory.getInt(" + MemoryAccess.plus("row", layout.rowLengthOffset()) + ")";
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
