package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

/** Says before a plan runs whether its expressions can. */
public final class Expressions {
    private static final FieldAccess ANY =
            new FieldAccess() {
                @Override
                public String value(final int column) {
                    return "field" + column;
                }

                @Override
                public String isNull(final int column) {
                    return "isNull" + column;
                }
            };

    private Expressions() {}

    /**
     * Refuses what cannot be compiled.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSQL-05xx} with the
     *     function's name and the types of its arguments
     */
    public static void check(final Expression expression) {
        new ExpressionCompiler(ANY, new LiteralPool(), new NameSource()).compile(expression);
    }
}
