package io.heliosdb.streaming.ringbuffer.log;

/** Takes the records of the log one by one, in order. */
@FunctionalInterface
public interface LogHandler {
    /**
     * Takes a record, or as much of it as there is room for.
     *
     * <p>A record that is not done is presented again before any other, possibly as another object
     * with its bytes at another address (when the consumer was detached meanwhile): keep progress
     * within a record as a count of rows and an offset from {@link LogEntry#address}, never as an
     * address. Does not throw, except for what ends its agent.
     *
     * @return whether the record is done
     */
    boolean onRecord(LogEntry entry);
}
