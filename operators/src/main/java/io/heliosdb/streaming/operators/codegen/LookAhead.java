package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The method of a window operator that looks up the keys of an input's next rows at once. Possible
 * where the keys are columns of the input; filters in between are passed over, for a key looked up
 * in vain costs little.
 */
final class LookAhead {
    private final Generation generation;
    private final PlanNode.Scan scan;
    private final List<Integer> columns;
    private final KeyCode keys;
    private final PlanNode.WindowAggregate node;
    private final String hints;

    private LookAhead(
            final Generation generation,
            final PlanNode.Scan scan,
            final List<Integer> columns,
            final KeyCode keys,
            final PlanNode.WindowAggregate node,
            final String hints) {
        this.generation = generation;
        this.scan = scan;
        this.columns = columns;
        this.keys = keys;
        this.node = node;
        this.hints = hints;
    }

    /**
     * The method for a window, asked for by the input's scan; or null if its keys are computed or
     * there are none.
     */
    static LookAhead of(
            final Generation generation,
            final PlanNode.WindowAggregate node,
            final KeyCode keys,
            final String hints) {
        final List<Integer> columns = new ArrayList<>();
        PlanNode origin = node;
        for (final int column : node.grouping()) {
            PlanNode at = node.input();
            int traced = column;
            while (!(at instanceof PlanNode.Scan)) {
                traced = behind(at, traced);
                if (traced < 0) {
                    return null;
                }
                at = at.inputs().getFirst();
            }
            columns.add(traced);
            origin = at;
        }
        if (!(origin instanceof PlanNode.Scan scan)) {
            return null;
        }
        final LookAhead ahead = new LookAhead(generation, scan, columns, keys, node, hints);
        generation.lookAheads().add(ahead);
        return ahead;
    }

    /** Which column of a node's input a column is, or -1. */
    static int behind(final PlanNode node, final int column) {
        return switch (node) {
            case PlanNode.Watermark watermark -> column;
            case PlanNode.Calc calc ->
                    calc.projection().get(column) instanceof Expression.InputRef ref
                            ? ref.index()
                            : -1;
            default -> -1;
        };
    }

    boolean isOf(final PlanNode.Scan other) {
        return scan == other;
    }

    /** Source of the number of rows to take at once. */
    String groupRows(final String rowsLeft) {
        return hints + ".groupRows(" + rowsLeft + ")";
    }

    /**
     * Writes the method; returns its name. Its parameters are the first row's address and the
     * number of rows.
     */
    String write() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method(
                                "void",
                                "lookAhead",
                                "Finds the keys of the next rows, so that cache misses overlap:"
                                        + " WindowAggregate "
                                        + node.uid());
        method.parameter(Variable.ofLong("first"));
        method.parameter(new Variable("int", "count"));
        final Code code = method.code();
        final RowLayout layout = RowLayout.of(scan.columns());
        code.open("if (!" + hints + ".wantsAhead())").line("return;").close();
        code.line("long row = first;");
        code.open("for (int i = 0; i < count; i++)");
        final Row encoded = Row.encoded(code, Variable.ofLong("row"), layout);
        final List<Value> values = columns.stream().map(encoded::at).toList();
        final Row keyRow = encoded.with(columns.stream().map(scan.columns()::get).toList(), values);
        code.line(hints + ".hash(i, " + keys.inOrder(keyRow).hash() + ");");
        final String length =
                layout.isFixedLength()
                        ? String.valueOf(layout.blockLength())
                        : "Memory.getInt("
                                + MemoryAccess.plus("row", layout.rowLengthOffset())
                                + ")";
        code.line("row += " + length + ";");
        code.close();
        code.line(hints + ".lookAhead(count);");
        return method.name();
    }
}
