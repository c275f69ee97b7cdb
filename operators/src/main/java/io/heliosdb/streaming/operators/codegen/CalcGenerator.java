package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.CallWeight;
import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.expression.RandomCalls;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Filter and projection. A column that is only passed on costs nothing; computed ones become
 * locals. A method takes at most so many expressions: a filter of more becomes a chain of methods,
 * a projection of more is computed by several methods into a record.
 */
final class CalcGenerator extends NodeGenerator implements RunStage {
    private final PlanNode.Calc calc;
    private final int projectionWeight;
    private final int computedColumnCount;
    private final int maxExpressions;

    /** In a run: the local that counts the rows that do not pass; empty without a filter. */
    private String filteredInRun = "";

    CalcGenerator(final Generation generation, final PlanNode.Calc calc, final int number) {
        super(generation, calc, number);
        this.calc = calc;
        maxExpressions = maxExpressions();
        projectionWeight = calc.projection().stream().mapToInt(CalcGenerator::weight).sum();
        computedColumnCount =
                (int)
                        calc.projection().stream()
                                .filter(expression -> weight(expression) > 0)
                                .count();
    }

    @Override
    void declare() {
        for (final RandomSite site : RandomSite.in(calc.condition(), calc.projection())) {
            final long first = site.firstState(calc.uid().value());
            generation.scalar(calc, RandomCalls.field(site), first + "L");
        }
    }

    /** Number of calls in an expression. */
    static int weight(final Expression expression) {
        return expression instanceof Expression.Call call
                ? CallWeight.of(call)
                        + call.operands().stream().mapToInt(CalcGenerator::weight).sum()
                : 0;
    }

    @Override
    void consume(final Row row, final int input) {
        final int inlineWeight =
                Math.min(conditionWeight(), maxExpressions) + (isWide() ? 0 : projectionWeight);
        if (row.code().expressionCount() > 0
                && row.code().expressionCount() + inlineWeight > maxExpressions) {
            Outline.of(
                    generation.javaClass(),
                    row,
                    "calc",
                    title(),
                    List.of(),
                    inner -> place(inner, filteredRows(), this::emit));
        } else {
            place(row, filteredRows(), this::emit);
        }
    }

    private int conditionWeight() {
        return calc.condition().map(CalcGenerator::weight).orElse(0);
    }

    private boolean isWide() {
        return projectionWeight > maxExpressions
                || computedColumnCount > SharedStage.maxParameterColumns(generation);
    }

    private String filteredRows() {
        return calc.condition().isEmpty()
                ? ""
                : generation.rowCounts().field(number, RowFate.FILTERED);
    }

    /**
     * Writes filter and projection.
     *
     * @param filteredRows name of what counts the rows that do not pass
     */
    private void place(final Row row, final String filteredRows, final Consumer<Row> next) {
        row.code().comment(title());
        final ExpressionCompiler compiler = compiler(row);
        calc.condition().ifPresent(condition -> openFilter(row, compiler, condition));
        next.accept(isWide() ? projectWide(row) : project(row, compiler));
        if (calc.condition().isPresent()) {
            row.code().otherwise();
            row.code().line(filteredRows + "++;");
            row.code().close();
        }
    }

    /** Random numbers are drawn in no run: it gives its last row back. */
    @Override
    public int runWeight() {
        final boolean draws = !RandomSite.in(calc.condition(), calc.projection()).isEmpty();
        return isWide() || draws ? -1 : projectionWeight + conditionWeight();
    }

    @Override
    public void beginRun(final Code code) {
        if (calc.condition().isPresent()) {
            filteredInRun = code.variable("long", "filtered", "0L").name();
        }
    }

    @Override
    public void inRun(final Row row, final Consumer<Row> next) {
        place(row, filteredInRun, next);
    }

    @Override
    public String filteredInRun() {
        return filteredInRun;
    }

    @Override
    public void endRun(final Code code) {
        if (calc.condition().isPresent()) {
            code.line(filteredRows() + " += " + filteredInRun + ";");
        }
    }

    private ExpressionCompiler compiler(final Row row) {
        return new ExpressionCompiler(
                row, generation.literals(), row.code().names(), generation.methods());
    }

    private void openFilter(
            final Row row, final ExpressionCompiler compiler, final Expression condition) {
        if (weight(condition) <= maxExpressions) {
            final CompiledExpression compiled = compiler.compileCondition(condition);
            row.code().addExpressions(weight(condition));
            row.code().lines(compiled.statements()).open("if (" + compiled.value() + ")");
            return;
        }
        final List<String> calls = new ArrayList<>();
        for (final List<Expression> part : parts(conjuncts(condition))) {
            final JavaMethod method =
                    Outline.method(
                            generation.javaClass(),
                            row.variables(),
                            List.of(),
                            "boolean",
                            "filter",
                            "Part of the filter of " + title());
            final Row inner = row.in(method.code());
            final ExpressionCompiler partCompiler = compiler(inner);
            for (final Expression conjunct : part) {
                final CompiledExpression compiled = partCompiler.compileCondition(conjunct);
                method.code().lines(compiled.statements());
                method.code()
                        .open("if (!(" + compiled.value() + "))")
                        .line("return false;")
                        .close();
            }
            method.code().line("return true;");
            calls.add(Outline.call(method, row.variables(), List.of()));
        }
        row.code().open("if (" + String.join(" && ", calls) + ")");
    }

    /** The conditions that must all be TRUE. */
    private static List<Expression> conjuncts(final Expression condition) {
        if (condition instanceof Expression.Call call && call.function() == ScalarFunction.AND) {
            return call.operands().stream()
                    .flatMap(operand -> conjuncts(operand).stream())
                    .toList();
        }
        return List.of(condition);
    }

    /** Cuts a list so that each part, if it is more than one expression, fits a method. */
    private List<List<Expression>> parts(final List<Expression> expressions) {
        final List<List<Expression>> parts = new ArrayList<>();
        int weight = 0;
        for (final Expression expression : expressions) {
            if (parts.isEmpty() || weight + weight(expression) > maxExpressions) {
                parts.add(new ArrayList<>());
                weight = 0;
            }
            parts.getLast().add(expression);
            weight += weight(expression);
        }
        return parts;
    }

    private Row project(final Row row, final ExpressionCompiler compiler) {
        final List<Value> values = new ArrayList<>();
        for (int i = 0; i < calc.projection().size(); i++) {
            values.add(value(row, compiler, calc.projection().get(i)));
        }
        row.code().addExpressions(projectionWeight);
        return row.with(calc.columns(), values);
    }

    /** What an expression gives for a row: a column of it, or locals that are written here. */
    static Value value(
            final Row row, final ExpressionCompiler compiler, final Expression expression) {
        if (expression instanceof Expression.InputRef ref) {
            return row.at(ref.index());
        }
        final CompiledExpression compiled = compiler.compile(expression);
        row.code().lines(compiled.statements());
        return LocalValue.of(compiled, expression.type());
    }

    private Row projectWide(final Row row) {
        final List<Integer> computed = new ArrayList<>();
        for (int i = 0; i < calc.projection().size(); i++) {
            if (weight(calc.projection().get(i)) > 0) {
                computed.add(i);
            }
        }
        final List<Column> columns = computed.stream().map(this::nullableColumn).toList();
        final WideRow record = WideRow.declare(generation, "projection", columns);
        int next = 0;
        for (final List<Expression> part :
                parts(computed.stream().map(calc.projection()::get).toList())) {
            final int first = next;
            Outline.of(
                    generation.javaClass(),
                    row,
                    "project",
                    "Part of the projection of " + title(),
                    List.of(),
                    inner -> {
                        final ExpressionCompiler compiler = compiler(inner);
                        for (int i = 0; i < part.size(); i++) {
                            final Value value = value(inner, compiler, part.get(i));
                            final Column column = columns.get(first + i);
                            record.write(inner.with(List.of(column), List.of(value)), 0, first + i);
                        }
                    });
            next += part.size();
        }
        final List<Value> recorded = record.values();
        final List<Value> values = new ArrayList<>();
        for (int i = 0; i < calc.projection().size(); i++) {
            final int at = computed.indexOf(i);
            final Expression expression = calc.projection().get(i);
            values.add(at >= 0 ? recorded.get(at) : value(row, compiler(row), expression));
        }
        return row.with(calc.columns(), values);
    }

    private Column nullableColumn(final int column) {
        final SqlType type = calc.columns().get(column).type();
        return new Column(
                calc.columns().get(column).name(),
                type.withNullable(Nullability.canBeNull(calc, column)));
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
