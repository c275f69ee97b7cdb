/**
 * A job's results on their way to its sinks: records in the job's own pages, announced on a ring of
 * their own, let out when their input is as safe as the job's durability level asks for.
 *
 * <p>What flows through: pipeline → {@code OutputPort} (one per sink) → {@code OutputRing} → {@code
 * OutputConsumer} (sink agents). Threading rule: everything up to the ring belongs to the job's
 * agent, a consumer to its sink's agent. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.output.OutputRing}.
 */
package io.heliosdb.streaming.ringbuffer.output;
