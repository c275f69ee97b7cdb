package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.RowKind;

/** Makes deletions of the rows with TRUE in a column. */
final class MarkDeletionsGenerator extends NodeGenerator {
    private final int column;

    MarkDeletionsGenerator(
            final Generation generation, final ChangeNode.MarkDeletions node, final int number) {
        super(generation, node, number);
        column = node.column();
    }

    @Override
    void consume(final Row row, final int input) {
        row.code().comment(title());
        final Value.Local mark = row.load(column);
        final String isMarked =
                mark.isNull().equals(Value.NEVER)
                        ? mark.value()
                        : "!" + mark.isNull() + " && " + mark.value();
        final String kind =
                row.code()
                        .local(
                                "byte",
                                "kind",
                                isMarked
                                        + " ? (byte) "
                                        + RowKind.DELETE.code()
                                        + " : "
                                        + row.kind())
                        .name();
        emit(row.as(kind));
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
