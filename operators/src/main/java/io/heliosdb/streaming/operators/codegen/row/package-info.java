/**
 * Rows while code is generated: where each column's value can be read, and how it is loaded, kept
 * and written.
 *
 * <p>A {@link io.heliosdb.streaming.operators.codegen.row.Row} is what one operator's code hands to
 * the next: a list of {@link io.heliosdb.streaming.operators.codegen.row.Value}s that are still in
 * the encoded row, already in locals, or in an entry of state. Nothing is loaded before something
 * asks for it. Control plane, one thread. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.row.Row}.
 */
package io.heliosdb.streaming.operators.codegen.row;
