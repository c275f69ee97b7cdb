package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.function.Consumer;

/** Passes a row on, then raises the watermark if the row gives a greater one. */
final class WatermarkGenerator extends NodeGenerator implements RunStage {
    private final PlanNode.Watermark node;
    private WatermarkClock clock;

    /** In a run: the watermark so far, and the one from which on a window is due. */
    private Variable top;

    private Variable due;

    WatermarkGenerator(
            final Generation generation, final PlanNode.Watermark node, final int number) {
        super(generation, node, number);
        this.node = node;
    }

    @Override
    void declare() {
        clock = generation.watermarks().clockOf(node);
    }

    @Override
    void consume(final Row row, final int input) {
        final Code code = row.code();
        code.comment(title());
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            final String column = node.columns().get(node.timeColumn()).name();
            code.open("if (" + isTimeNull + ")")
                    .line("throw NullErrors.eventTime(" + Identifiers.literal(column) + ");")
                    .close();
        }
        final CompiledExpression watermark = compute(row);
        generation.watermarks().writeRow(code, clock);
        emit(row);
        generation.watermarks().writeRaise(code, clock, watermark.value(), watermark.nullValue());
    }

    /** Writes the computation of the watermark that a row gives. */
    private CompiledExpression compute(final Row row) {
        final Code code = row.code();
        final CompiledExpression watermark =
                new ExpressionCompiler(
                                row, generation.literals(), code.names(), generation.methods())
                        .compile(node.watermark());
        code.addExpressions(CalcGenerator.weight(node.watermark()));
        code.lines(watermark.statements());
        return watermark;
    }

    @Override
    public int runWeight() {
        return generation.watermarks().isAlone(clock) ? CalcGenerator.weight(node.watermark()) : -1;
    }

    @Override
    public void beginRun(final Code code) {
        top = code.variable("long", "top", clock.watermark());
        due = code.local("long", "due", generation.watermarks().due(clock));
    }

    @Override
    public void inRun(final Row row, final Consumer<Row> next) {
        final Code code = row.code();
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            code.open("if (" + isTimeNull + ")").line("break;").close();
        }
        final CompiledExpression watermark = compute(row);
        final String value = watermark.value();
        final boolean isNeverNull = watermark.nullValue().equals(Value.NEVER);
        final String isGiven = isNeverNull ? "" : "!" + watermark.nullValue() + " && ";
        code.open("if (" + isGiven + value + " >= " + due.name() + ")").line("break;").close();
        next.accept(row);
        code.open("if (" + isGiven + value + " > " + top.name() + ")")
                .line(top.name() + " = " + value + ";")
                .close();
    }

    @Override
    public void endRun(final Code code) {
        code.line(clock.watermark() + " = " + top.name() + ";");
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
