/**
 * SQL types as the engine stores and computes them. Immutable values, safe on any thread. Start
 * reading at {@link SqlType}.
 */
package io.heliosdb.streaming.codecs.type;
