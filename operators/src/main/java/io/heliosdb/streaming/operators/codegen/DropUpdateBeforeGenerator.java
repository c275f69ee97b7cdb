package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;

/** Lets all rows pass but UPDATE_BEFORE. */
final class DropUpdateBeforeGenerator extends NodeGenerator {
    DropUpdateBeforeGenerator(
            final Generation generation, final ChangeNode.DropUpdateBefore node, final int number) {
        super(generation, node, number);
    }

    @Override
    void consume(final Row row, final int input) {
        if (row.isInsertOnly()) {
            emit(row);
            return;
        }
        row.code().comment(title());
        row.code().open("if (" + row.kind() + " != " + RowKind.UPDATE_BEFORE.code() + ")");
        emit(row.inner());
        row.code().otherwise();
        count(row.code(), RowFate.FILTERED);
        row.code().close();
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
