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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Allocates counters, from any thread. Each counter has one writer, which uses the {@code Release}
 * methods.
 */
public final class Counters {
    /** Counters in {@link #unmapped()}. */
    private static final int UNMAPPED_CAPACITY = 256;

    private static final String SEPARATOR = ": ";

    private final CountersManager manager;
    private boolean areKept;

    /** By label, what those that were closed had counted. */
    private final Map<String, CounterValue> closedValues = new LinkedHashMap<>();

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
        final int id = manager.allocate(type.label() + SEPARATOR + instance, type.typeId());
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
            closedValues.merge(
                    manager.getCounterLabel(counter.id()),
                    value(counter.id(), counter.get(), false),
                    CounterValue::plus);
            manager.free(counter.id());
        }
    }

    /**
     * The values of all counters, and what those had counted in all that are closed: of a source
     * that has ended, or of earlier lives of a job. Not while the file is being closed.
     */
    public synchronized List<CounterValue> values() {
        final List<CounterValue> values = new ArrayList<>(closedValues.values());
        manager.forEach((value, id, label) -> values.add(value(id, value, true)));
        return values;
    }

    private CounterValue value(final int id, final long value, final boolean isOpen) {
        final CounterType type = CounterType.of(manager.getCounterTypeId(id));
        final String instance =
                manager.getCounterLabel(id).substring(type.label().length() + SEPARATOR.length());
        return new CounterValue(type, instance, value, isOpen);
    }

    /** The same counters for reading. */
    public CountersReader reader() {
        return manager;
    }
}
