package io.heliosdb.streaming.connectors.agent;

import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.concurrent.Agent;

/**
 * Polls one source and hands over what has arrived: a lone row leaves at once, a flood leaves page
 * by page.
 */
public final class SourceAgent implements Agent {
    private final String name;
    private final Source source;
    private final IngressPort port;
    private final PortCollector collector;
    private volatile boolean isFinished;
    private volatile long readBytes;
    private volatile long skippedCount;

    /**
     * @param name of the table, for thread names and errors
     * @param port the agent's own
     */
    public SourceAgent(final String name, final Source source, final IngressPort port) {
        this.name = name;
        this.source = source;
        this.port = port;
        collector = new PortCollector(name, port);
    }

    @Override
    public String roleName() {
        return "source-" + name;
    }

    @Override
    public int doWork() {
        if (isFinished) {
            return 0;
        }
        final int work = source.poll(collector);
        readBytes = source.readBytes();
        skippedCount = source.skippedCount();
        if (port.flush() && source.isFinished() && port.endOfInput()) {
            isFinished = true;
            return work + 1;
        }
        return work;
    }

    /** Whether the source has ended and its end is in the log's hands. Any thread. */
    public boolean isFinished() {
        return isFinished;
    }

    /** Bytes read so far. Any thread. */
    public long readBytes() {
        return readBytes;
    }

    /** Bytes of input in all, or -1 if unknown. */
    public long totalBytes() {
        return source.totalBytes();
    }

    /** Rows or fields skipped by the source's settings. Any thread. */
    public long skippedCount() {
        return skippedCount;
    }

    @Override
    public void onClose() {
        source.close();
    }
}
