package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

/** Writes the code of calls of one family of functions. */
@FunctionalInterface
interface CallGenerator {
    /**
     * Writes statements that compute the call.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSQL-05xx} if the function
     *     cannot take operands of these types
     */
    Term generate(Expression.Call call, Emitter out);
}
