package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** Keeps the last row of each key, and emits what each change does to it. */
final class NormalizeGenerator extends NodeGenerator {
    private final ChangeNode.Normalize node;
    private final KeptRowsCode state;
    private final String table;
    private final String last;

    NormalizeGenerator(
            final Generation generation, final ChangeNode.Normalize node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.key());
        table = "keys" + number + "Table";
        last = "last" + number + "Row";
    }

    @Override
    void declare() {
        generation
                .javaClass()
                .constant(
                        "InlineTable",
                        table,
                        "inlineTable(\""
                                + Generation.tableOf(node)
                                + "\", "
                                + state.entryBytes()
                                + ")");
        state.declareBuffer();
        generation
                .javaClass()
                .constant(
                        "LastRow",
                        last,
                        "new LastRow(" + node.emitsUpdateBefore() + ", emission(" + number + "))");
    }

    @Override
    String stateLayout() {
        return state.describe("InlineTable");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "normalize", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        code.line("final BlobHeap blobs = " + table + ".blobs();");
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = KeptRowsCode.find(code, key, table);
        if (!row.isInsertOnly()) {
            code.open("if (!(" + WindowAggregateGenerator.isAdd(row.kind()) + "))");
            code.open("if (" + entry.name() + " != 0)");
            remove(code, entry);
            code.close().line("return;").close();
        }
        final String filled = state.fill(row);
        code.open("if (" + entry.name() + " == 0)");
        refuse(row.inner(), entry, false);
        KeptRowsCode.addIfNone(code, key, entry, table);
        code.otherwise();
        code.open("if (LastRow.isSame(" + state.rows(entry) + ", " + filled + ", blobs))")
                .line("return;")
                .close();
        refuse(row.inner(), entry, true);
        code.close();
        code.line(last + ".put(" + state.rows(entry) + ", " + filled + ", blobs);");
    }

    /** Writes what becomes of a row that the condition holds back. */
    private void refuse(final Row row, final Variable entry, final boolean isKnown) {
        node.condition()
                .ifPresent(
                        condition -> {
                            final Code code = row.code();
                            final String passes =
                                    RowCondition.method(generation, row, condition, title());
                            code.open("if (!" + passes + ")");
                            if (isKnown) {
                                remove(code, entry);
                            }
                            code.line("return;").close();
                        });
    }

    private void remove(final Code code, final Variable entry) {
        code.line(last + ".remove(" + state.rows(entry) + ", blobs);");
        state.keys().release(code, entry.name());
        code.line(table + ".remove(" + entry.name() + ");");
    }

    @Override
    void generate() {
        state.writeEmission(true, false);
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.times(2, () -> measureConsumers(fanout));
    }
}
