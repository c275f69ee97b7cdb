package io.heliosdb.streaming.client;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes to an appliance and from it. One thread; never blocks. */
interface Wire extends AutoCloseable {
    /**
     * Goes on with connecting, as far as that is possible at once.
     *
     * @return whether bytes can go
     */
    boolean connect() throws IOException;

    /**
     * Takes what has come.
     *
     * @return how many bytes; less than 0 if no more come
     */
    int read(ByteBuffer into) throws IOException;

    /**
     * Sends what can be sent at once.
     *
     * @return how many bytes of it are on their way
     */
    int write(ByteBuffer from) throws IOException;

    @Override
    void close() throws IOException;
}
