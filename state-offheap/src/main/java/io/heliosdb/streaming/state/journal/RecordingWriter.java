package io.heliosdb.streaming.state.journal;

/** The end of the recording that is being written. */
public interface RecordingWriter extends AutoCloseable {
    /** No room at present: try again later. */
    long BACK_PRESSURED = -1;

    long recordingId();

    /**
     * Writes a record. Journal agent's thread.
     *
     * @param address of its bytes, divisible by 8; they may change when this returns
     * @param length a multiple of 8
     * @return the position behind it, or {@link #BACK_PRESSURED}
     */
    long append(long address, int length);

    /**
     * Position below which every record survives the death of this process. Any thread.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the medium has failed
     */
    long recordedPosition();

    /**
     * Makes everything that is recorded at the call survive a loss of power; takes as long as it
     * takes. One thread, that of the fsync agent.
     *
     * @return position below which every record survives a loss of power
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if that failed: never call it
     *     again
     */
    long force();

    /**
     * Does ahead what appending would otherwise wait for, if anything. The fsync agent's thread,
     * again and again.
     *
     * @return work done
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the medium has failed
     */
    default int prepare() {
        return 0;
    }

    /** Ends the recording; all records must have been recorded. */
    @Override
    void close();
}
