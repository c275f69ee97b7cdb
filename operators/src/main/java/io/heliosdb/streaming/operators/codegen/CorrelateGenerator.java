package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TableFunction;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * Each row joined with what a table function makes of it: a loop around the code of the consumers.
 */
final class CorrelateGenerator extends NodeGenerator {
    private final PlanNode.Correlate node;

    /** Takes joined rows where they come from two places. */
    private SharedStage stage;

    CorrelateGenerator(
            final Generation generation, final PlanNode.Correlate node, final int number) {
        super(generation, node, number);
        this.node = node;
    }

    @Override
    void consume(final Row row, final int input) {
        final Code code = row.code();
        code.comment(title());
        count(code, RowFate.PASSED);
        final ExpressionCompiler compiler = compiler(row);
        final List<Column> argumentColumns = new ArrayList<>();
        final List<Value> arguments = new ArrayList<>();
        for (final Expression argument : node.arguments()) {
            arguments.add(CalcGenerator.value(row, compiler, argument));
            argumentColumns.add(new Column("argument", argument.type()));
        }
        if (node.keepsUnmatched() && stage == null) {
            stage =
                    new SharedStage(
                            generation,
                            "joined",
                            title(),
                            Nullability.columns(node),
                            node.isChangelog());
            emit(stage.row());
        }
        final Variable isMatched =
                node.keepsUnmatched() ? code.variable("boolean", "isMatched", "false") : null;
        rowMaker()
                .write(
                        row.with(argumentColumns, arguments),
                        made -> join(row.inner(), made, isMatched));
        if (isMatched != null) {
            code.open("if (!" + isMatched.name() + ")");
            final Row inner = row.inner();
            final List<Value> nothing = new ArrayList<>();
            for (final Column column : madeColumns()) {
                final String zero = MemoryAccess.zero(column.type());
                nothing.add(new Value.Local(zero, "true", column.type(), List.of()));
            }
            stage.call(joined(inner, nothing), inner.kind());
            code.close();
        }
    }

    private ExpressionCompiler compiler(final Row row) {
        return new ExpressionCompiler(
                row, generation.literals(), row.code().names(), generation.methods());
    }

    private List<Column> madeColumns() {
        return node.columns().subList(node.input().columns().size(), node.columns().size());
    }

    private Row joined(final Row row, final List<Value> made) {
        final List<Value> values = new ArrayList<>(row.values());
        values.addAll(made);
        return row.with(node.columns(), values);
    }

    private RowMaker rowMaker() {
        return switch (node.function()) {
            case TableFunction.ReplicateRows replicate -> new ReplicatedRows();
            case TableFunction.User user ->
                    new UserRows(generation, user.form(), node.uid().toString());
            case TableFunction.Unnest unnest ->
                    new UnnestedRows(generation, unnest.withOrdinality());
        };
    }

    /** Writes what follows when the function has made a row. */
    private void join(final Row row, final List<Value> made, final Variable isMatched) {
        final Code code = row.code();
        if (node.condition().isPresent()) {
            final CompiledExpression condition =
                    compiler(row.with(madeColumns(), made))
                            .compileCondition(node.condition().get());
            code.lines(condition.statements()).open("if (" + condition.value() + ")");
        }
        if (isMatched == null) {
            emit(joined(row.inner(), made));
        } else {
            code.line(isMatched.name() + " = true;");
            final Row inner = row.inner();
            stage.call(joined(inner, made), inner.kind());
        }
        if (node.condition().isPresent()) {
            code.close();
        }
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.unbounded(() -> measureConsumers(fanout));
    }
}
