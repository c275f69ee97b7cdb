package io.heliosdb.streaming.state.journal;

import java.util.List;

/**
 * The medium of the journal: recordings, each a sequence of records of bytes. A port; it knows
 * nothing of what is in a record.
 *
 * <p>A recording is written from its beginning by the process that started it and never extended by
 * another. {@link #start}, {@link #truncate} and {@link #delete} are called by one thread at a
 * time: the control plane's before a start, then the fsync agent's, while another recording is
 * being written; the rest is for any thread. Failures are {@code HeliosException}s and final.
 */
public interface JournalStore extends AutoCloseable {
    /** All recordings, the oldest first. */
    List<Recording> recordings();

    /** Starts a recording with an id greater than all before; its name survives a loss of power. */
    RecordingWriter start();

    /** Opens a recording for reading, also the one that is being written. */
    RecordingReader open(long recordingId);

    /**
     * Forgets everything from a position on of a recording that nobody writes. What is before it
     * survives a loss of power from then on, whoever wrote it.
     */
    void truncate(long recordingId, long position);

    /** Forgets a recording that nobody writes or reads. */
    void delete(long recordingId);

    /** Bytes that can still be written. */
    long usableBytes();

    /** Bytes of the whole disk. */
    long totalBytes();

    @Override
    void close();

    /**
     * A recording.
     *
     * @param id greater than that of every older one
     * @param bytes what it takes on the disk, about
     */
    record Recording(long id, long bytes) {}
}
