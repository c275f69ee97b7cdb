/**
 * What becomes of state when a statement is changed: which operators have state, what makes two of
 * them the same, and which state of the plan before goes to which operator of the plan now.
 *
 * <p>In: plans, and what a snapshot or a manifest says of its operators. Out: a verdict for each
 * operator. Pure functions of the control plane, on any thread. Start reading at {@link
 * io.heliosdb.streaming.operators.change.StateMatch}.
 */
package io.heliosdb.streaming.operators.change;
