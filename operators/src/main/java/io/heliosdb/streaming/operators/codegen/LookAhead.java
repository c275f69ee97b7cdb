package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The method of a window operator that looks up the keys of an input's next rows at once. Possible
 * where the keys can be computed early from the input's columns; filters in between are passed
 * over, for a key looked up in vain costs little.
 */
final class LookAhead {
    private final Generation generation;
    private final PlanNode.Scan scan;

    /** The keys, over the columns of the scan. */
    private final List<Expression> origins;

    private final KeyCode keys;
    private final PlanNode.WindowAggregate node;
    private final String hints;

    private LookAhead(
            final Generation generation,
            final PlanNode.Scan scan,
            final List<Expression> origins,
            final KeyCode keys,
            final PlanNode.WindowAggregate node,
            final String hints) {
        this.generation = generation;
        this.scan = scan;
        this.origins = origins;
        this.keys = keys;
        this.node = node;
        this.hints = hints;
    }

    /**
     * The method for a window, asked for by the input's scan; or null if there are no keys, or some
     * that cannot be computed early.
     */
    static LookAhead of(
            final Generation generation,
            final PlanNode.WindowAggregate node,
            final KeyCode keys,
            final String hints) {
        final List<Expression> origins = new ArrayList<>();
        PlanNode.Scan scan = null;
        for (final int column : node.grouping()) {
            final ColumnOrigin origin = ColumnOrigin.of(node.input(), column).orElse(null);
            if (origin == null || !EarlyExpression.is(origin.expression())) {
                return null;
            }
            origins.add(origin.expression());
            scan = origin.scan();
        }
        if (scan == null) {
            return null;
        }
        final LookAhead ahead = new LookAhead(generation, scan, origins, keys, node, hints);
        generation.lookAheads().add(ahead);
        return ahead;
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
        code.line(hints + ".hash(i, " + keys.inOrder(keyRow(encoded)).hash() + ");");
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

    private Row keyRow(final Row encoded) {
        final ExpressionCompiler compiler =
                new ExpressionCompiler(
                        encoded,
                        generation.literals(),
                        encoded.code().names(),
                        generation.methods());
        return encoded.with(
                node.grouping().stream().map(node.input().columns()::get).toList(),
                origins.stream()
                        .map(origin -> CalcGenerator.value(encoded, compiler, origin))
                        .toList());
    }
}
