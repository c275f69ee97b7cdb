package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a client and the door talk: in lines, or in frames of SBE. On the connection's event loop.
 */
interface Dialect extends AutoCloseable {
    /** What has come of a step. */
    enum Step {
        /** Another one follows. */
        GOES_ON,
        /** More bytes have to come first. */
        NEEDS_BYTES,
        /** Something else has to happen first: a batch, an answer read, the gate. */
        WAITS
    }

    /** Where bytes that came are written; only after {@link Step#NEEDS_BYTES}. */
    ByteBuffer room();

    /** So many were written there. */
    void filled(int count);

    /**
     * Does the next thing with what has come.
     *
     * @throws HeliosException why the connection ends
     */
    Step step();

    /**
     * The stream takes rows from now on.
     *
     * @param taken last number taken before
     */
    void onOpened(long taken);

    /** Says what is safe and how much may come, if there is something new and room to say it. */
    void acknowledge();

    /** Whether everything taken has been acknowledged. */
    boolean isAllSaid();

    /** Says why the connection ends. */
    void refuse(HeliosException why);

    /** Whether there is room to say that the next row is bad. */
    boolean hasRoomToSay();

    /** Whether something is to be written to the client. */
    boolean isSaying();

    /** Gives it away. */
    void say(Consumer<ByteBuffer> taker);

    /** What is wrong with the bytes behind the last row, when no more come. */
    Optional<HeliosException> leftOver();

    @Override
    void close();
}
