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
 * <p>Nested values are addresses like texts (see {@code codecs.nested}). {@link
 * io.heliosdb.streaming.operators.codegen.expression.NestedTerms} has what code about them is built
 * of: the shape of a type as a constant, a part by its address ({@code part}, {@code at}), a value
 * of computed parts in scratch memory ({@code build}), and a loop over the elements of an array
 * ({@code map}), whose results become an array by {@code Nested.ofList}. Nothing else may open
 * scratch memory between the first and last line that {@code build} writes.
 *
 * <p>Control plane only, one thread per compiler. Meaning, order of evaluation and laziness follow
 * Flink 2.3's code generator. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler}.
 */
package io.heliosdb.streaming.operators.codegen.expression;
