/**
 * When rows arrived: marks in time that follow the log, so that whoever has got somewhere in it can
 * tell how long that took.
 *
 * <p>A port notes when it hands rows over, the sequencer puts that time beside the rows' place in
 * the log, at most one mark for some time; readers look the marks up by place. Nothing travels with
 * the rows themselves. Threading rule: one writer, the sequencer; any number of readers, each with
 * a place of its own and on its own thread. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail}.
 */
package io.heliosdb.streaming.ringbuffer.arrival;
