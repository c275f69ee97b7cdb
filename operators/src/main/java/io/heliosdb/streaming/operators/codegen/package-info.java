/**
 * From a plan to a pipeline of generated Java.
 *
 * <p>{@link io.heliosdb.streaming.operators.codegen.PipelineCompiler} gives each node of the plan a
 * {@link io.heliosdb.streaming.operators.codegen.NodeGenerator}; a generator is handed the code
 * that holds a row and writes what its operator does with it, down to the sinks. So operators fuse
 * into one loop per input, with a {@link io.heliosdb.streaming.operators.codegen.RunLoop} inside
 * where rows only go into a window; what keeps state, what is reached from several places and what
 * would make a method too large becomes a private method with primitive parameters. Janino compiles
 * the source, {@link io.heliosdb.streaming.operators.codegen.MethodSizes} checks the result, and
 * the class becomes a hidden class that goes when its pipelines have gone. Nothing generated refers
 * to the interpreter.
 *
 * <p>Control plane; a compiled plan is immutable, a pipeline belongs to one thread. Start reading
 * at {@link io.heliosdb.streaming.operators.codegen.PipelineCompiler}.
 */
package io.heliosdb.streaming.operators.codegen;
