package io.heliosdb.streaming.gateway.measure;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;

import org.agrona.concurrent.NanoClock;

import java.util.List;

/** What a job does, over all its lives in this process. */
public final class JobMeter {
    private final LatencyRecorder processed;
    private final List<SinkMeter> sinks;

    /** Written by the job's agent, read by those of its sinks. */
    private volatile long processedBelow;

    /**
     * @param sinks names of its sinks' tables
     */
    public JobMeter(final List<String> sinks, final ArrivalTrail trail, final NanoClock clock) {
        processed = new LatencyRecorder(trail, clock);
        this.sinks = sinks.stream().map(table -> new SinkMeter(table, trail, clock)).toList();
    }

    /** The job's agent: everything below a row sequence is processed, and its results announced. */
    public void processed(final long rowSequence) {
        processed.passed(rowSequence);
        processedBelow = rowSequence;
    }

    /** A new life begins, which may begin further back. */
    public void begin() {
        processedBelow = 0;
    }

    /** Row sequence below which everything is processed. Any thread. */
    public long processedBelow() {
        return processedBelow;
    }

    /** Time until a row is processed. */
    public LatencyRecorder processed() {
        return processed;
    }

    /** In the order of the job's plan. */
    public List<SinkMeter> sinks() {
        return sinks;
    }
}
