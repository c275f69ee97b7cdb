package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/** Several projections of each row: one method behind them that each calls in turn. */
final class ExpandGenerator extends NodeGenerator {
    private final PlanNode.Expand expand;
    private SharedStage stage;

    ExpandGenerator(final Generation generation, final PlanNode.Expand expand, final int number) {
        super(generation, expand, number);
        this.expand = expand;
    }

    @Override
    void consume(final Row row, final int input) {
        if (stage == null) {
            stage =
                    new SharedStage(
                            generation,
                            "expand",
                            title(),
                            Nullability.columns(expand),
                            expand.isChangelog());
            emit(stage.row());
        }
        row.code().comment(title());
        count(row.code(), RowFate.PASSED);
        for (final List<Expression> projection : expand.projections()) {
            Outline.of(
                    generation.javaClass(),
                    row,
                    "project",
                    "One projection of " + title(),
                    List.of(),
                    inner -> project(inner, projection));
        }
    }

    private void project(final Row row, final List<Expression> projection) {
        final ExpressionCompiler compiler =
                new ExpressionCompiler(
                        row, generation.literals(), row.code().names(), generation.methods());
        final List<Value> values = new ArrayList<>();
        for (final Expression expression : projection) {
            values.add(CalcGenerator.value(row, compiler, expression));
        }
        stage.call(row.with(expand.columns(), values), row.kind());
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.times(expand.projections().size(), () -> measureConsumers(fanout));
    }
}
