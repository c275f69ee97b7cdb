package io.heliosdb.streaming.ringbuffer.counters;

import static org.agrona.concurrent.status.CountersReader.COUNTER_LENGTH;
import static org.agrona.concurrent.status.CountersReader.METADATA_LENGTH;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.RingError;

import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Allocates counters, from any thread. Each counter has one writer, which uses the {@code Release}
 * methods.
 */
public final class Counters {
    /** Counters in {@link #unmapped()}. */
    private static final int UNMAPPED_CAPACITY = 256;

    private final CountersManager manager;
    private boolean areKept;

    Counters(final AtomicBuffer metaData, final AtomicBuffer values) {
        manager = new CountersManager(metaData, values, StandardCharsets.UTF_8);
    }

    /** Counters that no other process can see: tests, and tools that run for a moment. */
    public static Counters unmapped() {
        return unmapped(UNMAPPED_CAPACITY);
    }

    /** The same, with room for as many as are needed. */
    public static Counters unmapped(final int capacity) {
        return new Counters(buffer(capacity * METADATA_LENGTH), buffer(capacity * COUNTER_LENGTH));
    }

    private static UnsafeBuffer buffer(final int length) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(length));
    }

    /**
     * A new counter at zero.
     *
     * @param type what it counts
     * @param instance of what: a source, a job, an agent
     * @throws HeliosException {@code HRNG-0005} if there is no room for another
     */
    public synchronized AtomicCounter open(final CounterType type, final String instance) {
        if (manager.available() == 0) {
            throw HeliosException.of(RingError.COUNTERS_FULL, "no room for another counter")
                    .detail(
                            type.label()
                                    + ": "
                                    + instance
                                    + " beyond "
                                    + manager.capacity()
                                    + " counters")
                    .hint("run fewer jobs and sources, or raise the number of counters");
        }
        final int id = manager.allocate(type.label() + ": " + instance, type.typeId());
        final AtomicCounter counter = new AtomicCounter(manager.valuesBuffer(), id);
        counter.setRelease(0);
        return counter;
    }

    /**
     * From now on counters that are closed stay to be read, with their last values: the process is
     * about to end, and an operator will want to know how far it came.
     */
    public synchronized void keepClosed() {
        areKept = true;
    }

    /** Gives counters back; they must not be written any more. */
    public synchronized void close(final AtomicCounter... closed) {
        if (areKept) {
            return;
        }
        for (final AtomicCounter counter : closed) {
            manager.free(counter.id());
        }
    }

    /** The same counters for reading. */
    public CountersReader reader() {
        return manager;
    }
}
