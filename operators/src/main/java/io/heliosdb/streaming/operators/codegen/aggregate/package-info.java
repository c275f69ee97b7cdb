/**
 * Code of keys and aggregates: what an entry of a window's or group's table holds, and how a row
 * changes it.
 *
 * <p>{@link io.heliosdb.streaming.operators.codegen.aggregate.KeyCode} writes hashing, comparing
 * and storing of the grouping columns; {@link
 * io.heliosdb.streaming.operators.codegen.aggregate.AggregateSet} gathers the aggregates of one
 * operator by argument and filter, so that each NULL test and each count is written once, and asks
 * one {@link io.heliosdb.streaming.operators.codegen.aggregate.AggregateCode} per aggregate for its
 * statements. Results are those of Flink 2.3, the order of floating-point additions included.
 * Control plane, one thread. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.aggregate.AggregateSet}.
 */
package io.heliosdb.streaming.operators.codegen.aggregate;
