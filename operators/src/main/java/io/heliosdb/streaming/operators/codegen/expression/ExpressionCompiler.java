package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles expressions over one row into the statements of one block of Java. Whatever an earlier
 * call has computed is not computed again, so results must be placed in the order of the calls and
 * in one block (a method, or the body of a loop).
 *
 * <p>The code may use, besides the names of its {@link FieldAccess}, a {@code Scratch scratch} that
 * was reset since the row before and the {@code Literals literals} opened from the pool. Functions
 * of {@code operators.functions} appear by simple class name: the caller imports that package
 * whole.
 */
public final class ExpressionCompiler {
    private final Outliner outliner;
    private final Emitter block;

    /** A compiler that keeps each expression in one block, however large it is. */
    public ExpressionCompiler(
            final FieldAccess fields, final LiteralPool literals, final NameSource names) {
        this(fields, literals, names, Outliner.none());
    }

    /**
     * A compiler that cuts expressions of more than 40 calls into methods.
     *
     * @param methods takes the methods
     */
    public ExpressionCompiler(
            final FieldAccess fields,
            final LiteralPool literals,
            final NameSource names,
            final MethodSink methods) {
        this(fields, literals, names, new Outliner(methods));
    }

    private ExpressionCompiler(
            final FieldAccess fields,
            final LiteralPool literals,
            final NameSource names,
            final Outliner outliner) {
        this.outliner = outliner;
        block = new Emitter(new CodeContext(fields, literals, names, outliner));
    }

    /**
     * Compiles an expression.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSQL-05xx} if a function or
     *     type in it is not supported
     */
    public CompiledExpression compile(final Expression expression) {
        final Term term = block.term(outliner.divide(expression));
        final String value =
                isAtomic(term.value())
                        ? term.value()
                        : block.local(term.type(), "value", term.value());
        final String isNull =
                isAtomic(term.isNull())
                        ? term.isNull()
                        : block.local(JavaTypes.BOOLEAN, "isNull", term.isNull());
        return result(expression, value, isNull);
    }

    /**
     * Compiles a filter: the value is a Java expression, to be used once, that is true only where
     * the condition is TRUE; it is never NULL.
     */
    public CompiledExpression compileCondition(final Expression condition) {
        final String value = LogicCalls.truth(outliner.divide(condition), block);
        return result(condition, value, Term.NEVER);
    }

    private CompiledExpression result(
            final Expression expression, final String value, final String isNull) {
        return new CompiledExpression(
                block.takeLines(), value, isNull, fields(expression, new TreeSet<>()));
    }

    private static boolean isAtomic(final String text) {
        return text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
    }

    private static Set<Integer> fields(final Expression expression, final Set<Integer> fields) {
        switch (expression) {
            case Expression.InputRef input -> fields.add(input.index());
            case Expression.Literal literal -> {}
            case Expression.Call call ->
                    call.operands().forEach(operand -> fields(operand, fields));
        }
        return fields;
    }
}
