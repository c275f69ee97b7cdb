/**
 * The value of an expression over boxed values, by the obvious code: {@code java.lang}, {@code
 * java.math} and {@code java.time}. Rows of values go in, one value comes out; null is NULL.
 *
 * <p>Values by type: Boolean; Long for every integer kind, DATE (days), TIME and TIMESTAMP
 * (milliseconds) and intervals (months or milliseconds); Float; Double; BigDecimal with the type's
 * scale; String. The planner inserts no casts, so each function brings its operands to the kind it
 * works in. What Flink does at the edges (before 1970, NaN, overflow, odd texts) is done here as it
 * does it; nothing is shared with the functions of generated code, which this is compared with.
 *
 * <p>Static functions without state, safe on any thread. Start reading at {@link
 * io.heliosdb.streaming.operators.interpreter.scalar.Evaluator}.
 */
package io.heliosdb.streaming.operators.interpreter.scalar;
