package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.function.Consumer;

/** What earlier processes have left of a log. Control plane's thread. */
public interface LogHistory extends LogOrigin {
    /** One of which nothing is read: it contradicts no checkpoint and has nothing behind any. */
    static LogHistory unread() {
        return new LogHistory() {
            @Override
            public boolean goesOnFrom(final long epoch, final long barrier, final long neededFrom) {
                return true;
            }

            @Override
            public long recover(final long fromRowSequence, final Consumer<LogEntry> visitor) {
                return fromRowSequence;
            }
        };
    }

    /** Whether there was a journal before and nothing of it is there any more. */
    default boolean isMissing() {
        return false;
    }

    /**
     * Reads what earlier processes have left, and repairs the end of it.
     *
     * @param fromRowSequence of the first record wanted; nothing before is read if that can be
     *     avoided
     * @param visitor gets the records in order, maybe some of before
     * @return row sequence behind the last record, or {@code fromRowSequence} if there is none
     */
    long recover(long fromRowSequence, Consumer<LogEntry> visitor);
}
