/**
 * From {@link io.heliosdb.streaming.operators.expression.Expression} to Java source for Janino:
 * statements, and the names of the locals that hold the value and whether it is NULL.
 *
 * <p>{@link io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler} walks the tree
 * and keeps what it has computed per block, so that a common subexpression is computed once; one
 * {@link io.heliosdb.streaming.operators.codegen.expression.CallGenerator} per family writes the
 * code of calls, which use the static functions of {@code operators.functions}. Generated code sees
 * three kinds of names besides its locals: what {@link
 * io.heliosdb.streaming.operators.codegen.expression.FieldAccess} gives, {@code scratch} and {@code
 * literals}.
 *
 * <p>Control plane only, one thread per compiler. Meaning, order of evaluation and laziness follow
 * Flink 2.3's code generator. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler}.
 */
package io.heliosdb.streaming.operators.codegen.expression;
