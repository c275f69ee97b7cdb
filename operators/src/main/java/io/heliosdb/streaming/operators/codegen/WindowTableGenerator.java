package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives each row the bounds of its windows, once per window, the latest first (windows that grow:
 * the shortest first); drops rows without event time.
 */
final class WindowTableGenerator extends NodeGenerator {
    private final PlanNode.WindowTable table;
    private final long windowsPerRow;

    WindowTableGenerator(
            final Generation generation, final PlanNode.WindowTable table, final int number) {
        super(generation, table, number);
        this.table = table;
        final WindowSpec.Aligned window = table.window();
        windowsPerRow = (window.sizeMs() + window.slideMs() - 1) / window.slideMs();
    }

    @Override
    void consume(final Row row, final int input) {
        final Code code = row.code();
        final WindowSpec.Aligned window = table.window();
        code.comment(title());
        final String isNull = row.isNull(table.timeColumn());
        final boolean isGuarded = !isNull.equals(Value.NEVER);
        if (isGuarded) {
            code.open("if (!" + isNull + ")");
        }
        count(code, RowFate.PASSED);
        final String time = row.value(table.timeColumn());
        final String last = floor(time, window.slideMs());
        if (window instanceof WindowSpec.Cumulate) {
            final Variable start = code.local("long", "windowStart", floor(time, window.sizeMs()));
            final Variable step =
                    code.variable("long", "step", last + " + " + window.slideMs() + "L");
            code.open(
                    "while ("
                            + step.name()
                            + " - "
                            + window.sizeMs()
                            + "L <= "
                            + start.name()
                            + ")");
            final Variable end = code.local("long", "windowEnd", step.name());
            emit(withBounds(row.inner(), bound(start, 0), bound(end, 0), bound(end, -1)));
            code.line(step.name() + " += " + window.slideMs() + "L;");
            code.close();
        } else if (windowsPerRow == 1 && window.sizeMs() == window.slideMs()) {
            emit(withBounds(row, code.local("long", "windowStart", last), window));
        } else {
            final Variable start = code.variable("long", "start", last);
            code.open("while (" + start.name() + " > " + time + " - " + window.sizeMs() + "L)");
            emit(withBounds(row.inner(), code.local("long", "windowStart", start.name()), window));
            code.line(start.name() + " -= " + window.slideMs() + "L;");
            code.close();
        }
        if (isGuarded) {
            code.otherwise();
            count(code, RowFate.FILTERED);
            code.close();
        }
    }

    /** Source of the start of the interval of this width that contains the time. */
    private String floor(final String time, final long widthMs) {
        final long offsetMs = table.window().offsetMs();
        return time
                + " - Math.floorMod("
                + time
                + (offsetMs == 0 ? "" : " - (" + offsetMs + "L)")
                + ", "
                + widthMs
                + "L)";
    }

    private Row withBounds(final Row row, final Variable start, final WindowSpec.Aligned window) {
        return withBounds(
                row,
                bound(start, 0),
                bound(start, window.sizeMs()),
                bound(start, window.sizeMs() - 1));
    }

    private Row withBounds(final Row row, final Bound... bounds) {
        final List<Value> values = new ArrayList<>(row.values());
        for (final Bound bound : bounds) {
            values.add(
                    new Value.Derived(
                            bound.source(),
                            Value.NEVER,
                            table.columns().get(values.size()).type(),
                            List.of(bound.variable())));
        }
        return row.with(table.columns(), values);
    }

    private static Bound bound(final Variable variable, final long distanceMs) {
        return new Bound(variable, distanceMs);
    }

    /** A time at a distance from a local of generated code. */
    private record Bound(Variable variable, long distanceMs) {
        private String source() {
            return variable.name() + (distanceMs == 0 ? "" : " + (" + distanceMs + "L)");
        }
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.times(windowsPerRow, () -> measureConsumers(fanout));
    }
}
