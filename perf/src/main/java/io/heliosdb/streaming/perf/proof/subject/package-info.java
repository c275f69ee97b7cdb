/**
 * Programs that keep something durable through the product's own code, small enough to be broken
 * thousands of times: a journal, checkpoints.
 *
 * <p>A subject runs a script on a storage and promises, step by step, what is there for good; later
 * it recovers from whatever is left and tells how far it came. What it reads it compares with what
 * the script wrote. One thread. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.subject.Subject}.
 */
package io.heliosdb.streaming.perf.proof.subject;
