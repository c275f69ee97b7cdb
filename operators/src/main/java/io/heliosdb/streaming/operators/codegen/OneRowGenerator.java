package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Keeps one row of each key, and hands each row that comes to a field which decides which of the
 * two stays and what goes out.
 */
abstract class OneRowGenerator extends NodeGenerator {
    private final PlanNode node;
    private final KeptRowsCode state;
    private final KeyTable keys;
    private final String kept;

    OneRowGenerator(
            final Generation generation,
            final PlanNode node,
            final int number,
            final List<Integer> partition,
            final long lifeMs) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.inputs().getFirst(), partition, lifeMs);
        kept = "kept" + number + "Row";
        keys =
                new KeyTable(
                        this,
                        state,
                        lifeMs,
                        (code, entry) ->
                                code.line(kept + ".release(" + state.rows(entry) + ", blobs);"));
    }

    /** The type of the field. */
    abstract String keptType();

    /** Source of its constructor's arguments. */
    abstract String keptArguments();

    /** Whether a key lives on only with a row that stays, not with each that comes. */
    abstract boolean isTimeOfKept();

    final KeptRowsCode state() {
        return state;
    }

    final boolean isLimited() {
        return keys.life().isLimited();
    }

    @Override
    final void declare() {
        keys.declare(Generation.tableOf(node));
        state.declareBuffer();
        final String arguments = keptArguments() + ", emission(" + number + ")";
        generation
                .javaClass()
                .constant(keptType(), kept, "new " + keptType() + "(" + arguments + ")");
    }

    @Override
    final String stateLayout() {
        return state.describe(keys.type());
    }

    @Override
    final void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "keepOne", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        final KeyTable.Place place = keys.find(row);
        final String filled = state.fill(row);
        keys.addIfNone(code, place);
        final String accept =
                kept + ".accept(" + state.rows(place.entry()) + ", " + filled + ", blobs)";
        if (isLimited() && isTimeOfKept()) {
            code.open("if (" + accept + ")");
            keys.writeTime(code, place);
            code.close();
        } else {
            code.line(accept + ";");
            keys.writeTime(code, place);
        }
    }

    @Override
    final void generate() {
        state.writeEmission(true, false);
    }

    @Override
    final void measure(final Fanout fanout) {
        fanout.times(2, () -> measureConsumers(fanout));
    }
}
