package io.heliosdb.streaming.ringbuffer.log;

/** A consumer's reader of the replay, with the record it has not finished. */
final class ReplaySide {
    private final LogReplay.Reader reader;
    private final LogEntry entry = new LogEntry();
    private boolean isHeld;

    ReplaySide(final LogReplay.Reader reader) {
        this.reader = reader;
    }

    /** The record that contains a row sequence, or null if it has not been recorded yet. */
    LogEntry next(final long rowSequence) {
        if (!isHeld) {
            isHeld = reader.read(rowSequence, entry);
        }
        return isHeld ? entry : null;
    }

    /** Whether a record is begun and not done; it may be longer than the ring's at its place. */
    boolean isHeld() {
        return isHeld;
    }

    void done() {
        isHeld = false;
    }

    /** The ring has what comes next. */
    void rest() {
        reader.rest();
    }

    void close() {
        reader.close();
    }
}
