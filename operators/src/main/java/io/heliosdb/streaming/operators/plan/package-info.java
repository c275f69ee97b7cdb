/**
 * The plan: what a set of statements computes, as sealed records. Made by the planner's reader,
 * checked and compiled by the code generator, run directly by the interpreter.
 *
 * <p>A {@link StreamPlan} is a directed acyclic graph from {@link PlanNode.Scan}s to {@link
 * PlanNode.Sink}s: a node that several sinks need is one object, referred to by each of its
 * consumers, and runs once. Immutable, safe on any thread. Start reading at {@link PlanNode}.
 */
package io.heliosdb.streaming.operators.plan;
