/**
 * Scalar expressions of the plan, as immutable trees, and the registry of functions the engine can
 * run.
 *
 * <p>The planner's reader builds them, the interpreter evaluates them, the code generator compiles
 * them. Start reading at {@link io.heliosdb.streaming.operators.expression.Expression}.
 */
package io.heliosdb.streaming.operators.expression;
