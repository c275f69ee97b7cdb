package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives each row the bounds of its windows, once per window, the latest first; drops rows without
 * event time.
 */
final class WindowTableGenerator extends NodeGenerator {
    /** A row is given to all its windows in one step, for which the outputs must have room. */
    private static final long MAX_WINDOWS_PER_ROW = 32;

    private final PlanNode.WindowTable table;
    private final long windowsPerRow;

    WindowTableGenerator(
            final Generation generation, final PlanNode.WindowTable table, final int number) {
        super(generation, table, number);
        this.table = table;
        final WindowSpec window = table.window();
        windowsPerRow = (window.sizeMs() + window.slideMs() - 1) / window.slideMs();
        if (windowsPerRow > MAX_WINDOWS_PER_ROW) {
            throw HeliosException.of(PlanRefusal.WINDOW, "a row would belong to too many windows")
                    .detail(
                            windowsPerRow
                                    + " windows, at most "
                                    + MAX_WINDOWS_PER_ROW
                                    + " without aggregation")
                    .hint("use a longer slide, or aggregate by window_start and window_end");
        }
    }

    @Override
    void consume(final Row row, final int input) {
        final Code code = row.code();
        final WindowSpec window = table.window();
        code.comment(title());
        final String isNull = row.isNull(table.timeColumn());
        final boolean isGuarded = !isNull.equals(Value.NEVER);
        if (isGuarded) {
            code.open("if (!" + isNull + ")");
        }
        final String time = row.value(table.timeColumn());
        final String last =
                time
                        + " - Math.floorMod("
                        + time
                        + (window.offsetMs() == 0 ? "" : " - " + window.offsetMs() + "L")
                        + ", "
                        + window.slideMs()
                        + "L)";
        if (windowsPerRow == 1 && window.sizeMs() == window.slideMs()) {
            emit(withBounds(row, code.local("long", "windowStart", last), window));
        } else {
            final Variable start = code.variable("long", "start", last);
            code.open("while (" + start.name() + " > " + time + " - " + window.sizeMs() + "L)");
            emit(withBounds(row.inner(), code.local("long", "windowStart", start.name()), window));
            code.line(start.name() + " -= " + window.slideMs() + "L;");
            code.close();
        }
        if (isGuarded) {
            code.close();
        }
    }

    private Row withBounds(final Row row, final Variable start, final WindowSpec window) {
        final List<Value> values = new ArrayList<>(row.values());
        final int first = table.columns().size() - 3;
        for (int i = 0; i < 3; i++) {
            final long distance = i == 0 ? 0 : i == 1 ? window.sizeMs() : window.sizeMs() - 1;
            values.add(
                    new Value.Derived(
                            start.name() + (distance == 0 ? "" : " + " + distance + "L"),
                            Value.NEVER,
                            table.columns().get(first + i).type(),
                            List.of(start)));
        }
        return row.with(table.columns(), values);
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.times(windowsPerRow, () -> measureConsumers(fanout));
    }
}
