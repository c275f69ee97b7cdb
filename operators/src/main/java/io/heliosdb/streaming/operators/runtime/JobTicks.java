package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.TickSchedule;

/**
 * Processing time of one job: tells its pipeline what the last tick in front of a record was, and
 * asks for the ticks that the pipeline waits for. Belongs to the job's agent.
 */
public final class JobTicks implements AutoCloseable {
    private final TickSchedule.Deadline deadline;
    private final TickSchedule.ClockReader reader;
    private long clockMs = LogEntry.NO_TIME;

    /** What the deadline is; at first the next tick there can be. */
    private long askedMs = LogEntry.NO_TIME;

    private JobTicks(final TickSchedule.Deadline deadline, final TickSchedule.ClockReader reader) {
        this.deadline = deadline;
        this.reader = reader;
    }

    /**
     * The ticks of a job; asks for one at once if its results depend on time.
     *
     * @param readsClock whether they do
     */
    public static JobTicks of(final TickSchedule schedule, final boolean readsClock) {
        if (!readsClock) {
            return none();
        }
        final JobTicks ticks = new JobTicks(schedule.register(), schedule.readClock());
        ticks.deadline.soon();
        return ticks;
    }

    /** Of a job whose results do not depend on time. */
    public static JobTicks none() {
        return new JobTicks(null, null);
    }

    boolean isTold(final Pipeline pipeline) {
        return clockMs != LogEntry.NO_TIME || !pipeline.readsClock();
    }

    /** In front of a record: a log that has no tick yet is in 1970. */
    void tell(final Pipeline pipeline, final long timeMs) {
        if (timeMs != clockMs || clockMs == LogEntry.NO_TIME) {
            clockMs = timeMs == LogEntry.NO_TIME ? 0 : timeMs;
            pipeline.clock(clockMs);
        }
    }

    /** Asks for the tick that the pipeline waits for next. */
    void await(final Pipeline pipeline) {
        if (deadline != null && clockMs != LogEntry.NO_TIME) {
            final long dueMs = pipeline.dueMs();
            if (dueMs != askedMs) {
                askedMs = dueMs;
                deadline.at(dueMs);
            }
        }
    }

    @Override
    public void close() {
        if (deadline != null) {
            deadline.close();
            reader.close();
        }
    }
}
