package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.plan.PlanNode;

/** Passes a row on, then raises the watermark if the row gives a greater one. */
final class WatermarkGenerator extends NodeGenerator {
    private final PlanNode.Watermark node;
    private WatermarkClock clock;

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
                    .line("throw nullEventTime(" + Identifiers.literal(column) + ");")
                    .close();
        }
        final CompiledExpression watermark =
                new ExpressionCompiler(
                                row, generation.literals(), code.names(), generation.methods())
                        .compile(node.watermark());
        code.addExpressions(CalcGenerator.weight(node.watermark()));
        code.lines(watermark.statements());
        emit(row);
        generation.watermarks().writeRaise(code, clock, watermark.value(), watermark.nullValue());
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
