package io.heliosdb.streaming.ringbuffer.log;

/**
 * Where records can be read again after the ring has forgotten them: the journal. A port; the
 * records keep the boundaries they had in the ring.
 */
public interface LogReplay {
    /** Opens a reader for one consumer's thread. */
    Reader open();

    /**
     * As {@link #open}, but rows of one stream and time that follow each other may come as one
     * record, which begins where the record that was asked for begins: for consumers that work on
     * the rows of a record together.
     */
    default Reader openJoined() {
        return open();
    }

    /** Reads records by row sequence. One thread. */
    interface Reader extends AutoCloseable {
        /**
         * Reads the record that contains a row sequence.
         *
         * @param rowSequence wanted
         * @param entry becomes its descriptor; its bytes stay in place until the next call
         * @return false if the record has not been recorded yet
         * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HRNG-0002} if it is no
         *     longer kept
         */
        boolean read(long rowSequence, LogEntry entry);

        /**
         * Says that the consumer reads elsewhere for now: what was read need not be kept for it.
         * The next {@link #read} goes on where it says.
         */
        default void rest() {
            // only what keeps records for its readers has to know
        }

        @Override
        void close();
    }
}
