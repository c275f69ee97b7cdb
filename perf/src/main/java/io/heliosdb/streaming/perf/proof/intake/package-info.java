/**
 * The socket source alone, at a log that is cut off anywhere above what is safe: every line of a
 * client is a row once, or is left out once, and nothing is acknowledged before it is safe. Lines,
 * records and cuts follow from the seed, the moments at which bytes arrive do not. One thread.
 * Start reading at {@link io.heliosdb.streaming.perf.proof.intake.Intake}.
 */
package io.heliosdb.streaming.perf.proof.intake;
