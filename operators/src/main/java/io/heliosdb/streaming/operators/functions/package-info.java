/**
 * The scalar functions that generated code calls: static methods over primitive values, one class
 * per family.
 *
 * <p>Values have the shapes of generated code: BOOLEAN is {@code boolean}, the integers up to 32
 * bits, DATE, TIME and year-month intervals are {@code int}, BIGINT, TIMESTAMP and day-time
 * intervals {@code long}, FLOAT and DOUBLE themselves, DECIMAL of at most 18 digits a {@code long}
 * of unscaled digits and beyond that an address (see {@link
 * io.heliosdb.streaming.operators.functions.WideDecimals}), text the address of a uint32 length in
 * front of UTF-8 bytes. A function is called for operands that are not NULL; where it may answer
 * NULL its Javadoc says how (address 0, {@link
 * io.heliosdb.streaming.operators.functions.Decimals#NULL}, or {@link
 * io.heliosdb.streaming.operators.functions.Scratch#wasNull()}).
 *
 * <p>Threading: stateless but for {@link io.heliosdb.streaming.operators.functions.Scratch}, which
 * belongs to one pipeline. Nothing is allocated on the heap except where {@code
 * docs/reference/allocation.md} lists it. Meanings follow Flink 2.3's runtime. Start reading at
 * {@link io.heliosdb.streaming.operators.functions.Utf8}.
 */
package io.heliosdb.streaming.operators.functions;
