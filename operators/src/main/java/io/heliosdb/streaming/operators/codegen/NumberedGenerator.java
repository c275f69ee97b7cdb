package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Rows with their numbers in an order: generated code finds the key's entry and encodes the row,
 * {@code NumberedRows} does the rest.
 */
final class NumberedGenerator extends NodeGenerator {
    private final OrderedNode.Numbered node;
    private final KeptRowsCode state;
    private final KeptRowsTable table;
    private final String rows;

    NumberedGenerator(
            final Generation generation, final OrderedNode.Numbered node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.partition());
        table = new KeptRowsTable(this, state);
        rows = "numbered" + number + "Rows";
    }

    @Override
    void declare() {
        table.declare();
        generation
                .javaClass()
                .constant(
                        "NumberedRows",
                        rows,
                        "new NumberedRows("
                                + state.order(List.of(node.order()))
                                + ", emission("
                                + number
                                + "))");
    }

    @Override
    String stateLayout() {
        return state.describe("InlineTable of numbered rows");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "number", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        table.openBlobs(code);
        final String filled = state.fill(row);
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = table.find(code, key);
        final String field = state.rows(entry);
        if (!row.isInsertOnly()) {
            code.open("if (!(" + WindowAggregateGenerator.isAdd(row.kind()) + "))");
            code.open("if (" + entry.name() + " != 0)");
            code.line(rows + ".retract(" + field + ", " + filled + ", blobs);");
            code.open("if (NumberedRows.isEmpty(" + field + "))");
            table.remove(code, entry);
            code.close().close();
            code.line("return;").close();
        }
        table.addIfNone(code, key, entry);
        code.line(rows + ".add(" + field + ", " + filled + ", blobs, " + row.kind() + ");");
    }

    @Override
    void generate() {
        state.writeEmission(true, true);
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.unbounded(() -> measureConsumers(fanout));
    }
}
