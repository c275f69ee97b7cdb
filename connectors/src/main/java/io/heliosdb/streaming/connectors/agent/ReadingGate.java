package io.heliosdb.streaming.connectors.agent;

/** Says when a source is not to read on for now. Asked on the source's thread. */
public interface ReadingGate {
    /**
     * Whether nothing is to be read now. Asked before each batch.
     *
     * @param sequencedBelow row sequence behind all that has been read, or -1 if some of it is on
     *     its way into the log
     */
    boolean isClosed(long sequencedBelow);

    /** Something has been read. */
    void onRead();
}
