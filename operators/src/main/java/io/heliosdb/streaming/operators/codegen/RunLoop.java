package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The inner loop over rows that do nothing but change entries of one window slice, which are nearly
 * all rows: everything that stays the same meanwhile is in locals, and only a new key calls a
 * method. A row that is not so (late, in another slice, NULL where a value is usual, raising the
 * watermark so far that a window is due) ends the run before it has changed anything; the code
 * around takes it the general way and begins the next run.
 *
 * <p>Possible where an input's rows go through watermarks and filters into one window aggregation
 * and nowhere else.
 */
final class RunLoop {
    private final List<RunStage> stages;

    private RunLoop(final List<RunStage> stages) {
        this.stages = stages;
    }

    /** The loop for the rows of an input; null if they do not only go into one window. */
    static RunLoop of(final ScanGenerator scan) {
        if (scan.node().isChangelog()) {
            return null;
        }
        final List<RunStage> stages = new ArrayList<>();
        int weight = 0;
        NodeGenerator at = scan.onlyConsumer();
        while (at instanceof RunStage stage && stage.runWeight() >= 0) {
            stages.add(stage);
            weight += stage.runWeight();
            if (at instanceof WindowAggregateGenerator window) {
                if (weight > scan.maxExpressions()) {
                    return null;
                }
                window.leaveRunsOut();
                return new RunLoop(stages);
            }
            at = at.onlyConsumer();
        }
        return null;
    }

    /**
     * Writes the loop and what is around it.
     *
     * @param test source of the test whether rows are left
     * @param layout of the input's rows
     * @param step statements that lead to the next row
     */
    void write(
            final Code code,
            final String test,
            final List<String> start,
            final RowLayout layout,
            final List<String> step) {
        stages.forEach(stage -> stage.beginRun(code));
        code.open("while (" + test + ")").lines(start);
        final Row row = Row.encoded(code, Variable.ofLong("row"), layout);
        final PresenceTest present = PresenceTest.of(row, inputColumns());
        if (!present.columns().isEmpty()) {
            code.open("if (!(" + present.source(row) + "))").line("break;").close();
        }
        write(0, row.withPresent(present.columns()));
        code.lines(step).close();
        stages.forEach(stage -> stage.endRun(code));
        countPassed(code);
    }

    /** A row passes a stage if a later filter holds it back or the window takes it. */
    private void countPassed(final Code code) {
        String passed = ((WindowAggregateGenerator) stages.getLast()).keptInRun();
        for (int i = stages.size() - 2; i >= 0; i--) {
            final NodeGenerator stage = (NodeGenerator) stages.get(i);
            final String field = stage.generation.rowCounts().field(stage.number, RowFate.OUT);
            code.line(field + " += " + passed + ";");
            if (!stages.get(i).filteredInRun().isEmpty()) {
                passed += " + " + stages.get(i).filteredInRun();
            }
        }
    }

    private void write(final int stage, final Row row) {
        stages.get(stage).inRun(row, inner -> write(stage + 1, inner.inner()));
    }

    /** The columns of the input that the window reads, as far as they come through unchanged. */
    private Collection<Integer> inputColumns() {
        final Collection<Integer> columns = new TreeSet<>();
        final WindowAggregateGenerator window = (WindowAggregateGenerator) stages.getLast();
        final PlanNode input = window.node().inputs().getFirst();
        for (final int column : window.inputColumns()) {
            ColumnOrigin.of(input, column)
                    .map(ColumnOrigin::expression)
                    .filter(Expression.InputRef.class::isInstance)
                    .map(origin -> ((Expression.InputRef) origin).index())
                    .ifPresent(columns::add);
        }
        return columns;
    }
}
