/**
 * What the appliance's agents measure while they work: how long rows take to get somewhere, how
 * long checkpoints take, what becomes of transactions.
 *
 * <pre>
 *   sequencer ─► ArrivalTrail ─► LatencyRecorder, one per place ─► DurationRecorder ─► reader
 *                                  on the thread of the agent
 *                                  that gets there
 * </pre>
 *
 * <p>A {@link io.heliosdb.streaming.gateway.measure.MeasuredAgent} looks after each duty cycle how
 * far its agent has got, and records the time since the rows in front of that arrived, each row as
 * one. Recorders belong to a job's slot, not to one of its lives: what arrived while a job was
 * down, and is processed when it is up again, has waited that long.
 *
 * <p>Threading rule: a recorder has one writer and one reader, on any threads; writing never waits
 * and allocates nothing. Start reading at {@link
 * io.heliosdb.streaming.gateway.measure.LatencyRecorder}.
 */
package io.heliosdb.streaming.gateway.measure;
