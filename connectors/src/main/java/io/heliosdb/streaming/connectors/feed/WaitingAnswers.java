package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What is to be said to a client and waits to be written, in whatever form. One thread. */
public interface WaitingAnswers {
    /** Whether the next row may turn out to be bad. */
    boolean hasRoomForError();

    /**
     * What is wrong with a row. Goes unsaid if there is {@linkplain #hasRoomForError no room}.
     *
     * @param number of the row, 0 if it is about the connection
     */
    void error(long number, HeliosException error);

    /** Whether anything waits to be written. */
    boolean isWaiting();

    /** Gives away all that waits. */
    void drain(Consumer<ByteBuffer> taker);
}
