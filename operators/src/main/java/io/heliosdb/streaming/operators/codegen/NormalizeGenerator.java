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
    private final KeptRowsTable table;
    private final String last;
    private final KeyLife life;

    NormalizeGenerator(
            final Generation generation, final ChangeNode.Normalize node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.key(), node.lifeMs());
        table = new KeptRowsTable(this, state);
        last = "last" + number + "Row";
        life = table.life(node.lifeMs(), this::release);
    }

    private void release(final Code code, final String field) {
        code.line(last + ".release(" + field + ", blobs);");
    }

    @Override
    void declare() {
        table.declare();
        generation
                .javaClass()
                .constant(
                        "CurrentRow",
                        last,
                        "new CurrentRow("
                                + node.emitsUpdateBefore()
                                + ", emission("
                                + number
                                + "))");
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
        life.writeRound(code, true);
        table.openBlobs(code);
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = table.find(code, key);
        life.writeCheck(code, entry);
        if (!row.isInsertOnly()) {
            code.open("if (!(" + WindowAggregateGenerator.isAdd(row.kind()) + "))");
            code.open("if (" + entry.name() + " != 0)");
            remove(code, entry);
            code.close().line("return;").close();
        }
        final String filled = state.fill(row);
        code.open("if (" + entry.name() + " == 0)");
        refuse(row.inner(), entry, false);
        table.addIfNone(code, key, entry);
        code.otherwise();
        if (!life.isLimited()) {
            code.open("if (CurrentRow.isSame(" + state.rows(entry) + ", " + filled + ", blobs))")
                    .line("return;")
                    .close();
        }
        refuse(row.inner(), entry, true);
        code.close();
        code.line(last + ".put(" + state.rows(entry) + ", " + filled + ", blobs);");
        writeTime(code, entry);
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

    private void writeTime(final Code code, final Variable entry) {
        if (life.isLimited()) {
            life.writeTime(code, state.time(entry.name()));
        }
    }

    private void remove(final Code code, final Variable entry) {
        code.line(last + ".remove(" + state.rows(entry) + ", blobs);");
        table.remove(code, entry);
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
