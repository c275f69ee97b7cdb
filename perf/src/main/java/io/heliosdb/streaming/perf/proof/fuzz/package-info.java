/**
 * Fuzz of what reads bytes from outside: inputs that were valid once and then were not, into each
 * decoder of feeds.
 *
 * <p>A {@link io.heliosdb.streaming.perf.proof.fuzz.Subject} is one decoder with everything it
 * needs of a stream around it, on one thread. The {@link
 * io.heliosdb.streaming.perf.proof.fuzz.Mutator} makes inputs of a seed and of the texts of a
 * corpus; {@link io.heliosdb.streaming.perf.proof.fuzz.Judge} runs one and holds it to the rules.
 * Each thread of the campaign has subjects of its own. Start reading at {@code Judge}.
 */
package io.heliosdb.streaming.perf.proof.fuzz;
