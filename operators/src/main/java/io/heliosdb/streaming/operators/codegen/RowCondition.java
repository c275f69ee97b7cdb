package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Conditions over rows as methods of their own. */
final class RowCondition {
    private RowCondition() {}

    /** Writes a method that tests whether a row satisfies a condition; returns its call. */
    static String method(
            final Generation generation,
            final Row row,
            final Expression condition,
            final String title) {
        final JavaMethod method =
                Outline.method(
                        generation.javaClass(),
                        row.variables(),
                        List.of(),
                        "boolean",
                        "passes",
                        "Condition of " + title);
        final Row inner = row.in(method.code());
        final ExpressionCompiler compiler =
                new ExpressionCompiler(
                        inner, generation.literals(), inner.code().names(), generation.methods());
        final CompiledExpression compiled = compiler.compileCondition(condition);
        method.code().lines(compiled.statements()).line("return " + compiled.value() + ";");
        return Outline.call(method, row.variables(), List.of());
    }
}
