package io.heliosdb.streaming.ringbuffer.counters;

/**
 * What a counter says.
 *
 * @param type what it counts
 * @param instance of what
 * @param value its own, or of all of this name that were closed
 * @param isOpen whether somebody still counts
 */
public record CounterValue(CounterType type, String instance, long value, boolean isOpen) {
    CounterValue plus(final CounterValue other) {
        return new CounterValue(type, instance, value + other.value, isOpen);
    }
}
