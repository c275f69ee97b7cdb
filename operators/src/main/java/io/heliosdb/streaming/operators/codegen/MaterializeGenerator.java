package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** Keeps the rows of each primary key as they came, of which the last one is in the table. */
final class MaterializeGenerator extends NodeGenerator {
    private final ChangeNode.Materialize node;
    private final KeptRowsCode state;
    private final KeptRowsTable table;
    private final String rows;
    private final KeyLife life;

    MaterializeGenerator(
            final Generation generation, final ChangeNode.Materialize node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.key(), node.lifeMs());
        table = new KeptRowsTable(this, state);
        rows = "keyed" + number + "Rows";
        life = table.life(node.lifeMs(), this::release);
    }

    private void release(final Code code, final String field) {
        code.line(rows + ".release(" + field + ", blobs);");
    }

    @Override
    void declare() {
        table.declare();
        generation
                .javaClass()
                .constant(
                        "KeyedRows",
                        rows,
                        "keyedRows(" + number + ", " + !node.rowKey().isEmpty() + ")");
    }

    @Override
    String stateLayout() {
        return state.describe("InlineTable") + " in lists";
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "materialize", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        life.writeRound(code, true);
        table.openBlobs(code);
        final String filled = state.fill(row);
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = table.find(code, key);
        life.writeCheck(code, entry);
        final String field = state.rows(entry);
        if (!row.isInsertOnly()) {
            code.open("if (!(" + WindowAggregateGenerator.isAdd(row.kind()) + "))");
            code.open("if (" + entry.name() + " != 0)");
            final String retract = rows + ".retract(" + field + ", " + filled + ", blobs)";
            if (life.isLimited()) {
                code.open("if (" + retract + ")");
                life.writeTime(code, state.time(entry.name()));
                code.close();
            } else {
                code.line(retract + ";");
            }
            code.open("if (KeyedRows.isEmpty(" + field + ", blobs))");
            table.remove(code, entry);
            code.close().close().line("return;").close();
        }
        table.addIfNone(code, key, entry);
        code.line(rows + ".add(" + field + ", " + filled + ", blobs);");
        if (life.isLimited()) {
            life.writeTime(code, state.time(entry.name()));
        }
    }

    @Override
    void generate() {
        state.writeEmission(true, false);
        if (node.rowKey().isEmpty()) {
            return;
        }
        final RowEquality equality = new RowEquality(generation, node.input(), node.rowKey());
        generation
                .matchedRows()
                .open("if (operator == " + number + ")")
                .line("return " + equality.test("left", "right") + ";")
                .close();
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
