/**
 * The plan run the obvious way: boxed values, heap collections, one object per operator. The naive
 * twin that generated code is compared with; nothing on the product's hot path uses it.
 *
 * <p>Rows flow as {@link io.heliosdb.streaming.operators.interpreter.Row}s through {@link
 * io.heliosdb.streaming.operators.interpreter.Operator}s; what reaches a sink waits in a queue
 * until the output has room. It shares no semantics with the generated code: expressions are
 * evaluated over {@code String}, {@code BigDecimal} and boxed numbers. One thread. Start reading at
 * {@link io.heliosdb.streaming.operators.interpreter.InterpretedPipeline}.
 */
package io.heliosdb.streaming.operators.interpreter;
