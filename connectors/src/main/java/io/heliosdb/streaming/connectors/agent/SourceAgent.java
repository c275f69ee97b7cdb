package io.heliosdb.streaming.connectors.agent;

import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.concurrent.Agent;

import java.util.function.LongSupplier;

/**
 * Polls one source and hands over what has arrived: a lone row leaves at once, a flood leaves page
 * by page. Tells the source what of it is safe.
 */
public final class SourceAgent implements Agent {
    /** Records between a source's row and its durability: many, since each fsync serves many. */
    private static final int UNACKNOWLEDGED_RECORDS = 16 << 10;

    private static final String ROLE = "source-";
    private static final long NOT_POLLED = -1;

    private final String name;
    private final Source source;
    private final IngressPort port;
    private final PortCollector collector;
    private final LongSupplier durableBelow;
    private final ReadingGate gate;
    private long acknowledgedCount;
    private volatile boolean isReading = true;
    private volatile boolean isDrained;
    private volatile boolean isFinished;
    private volatile long readBytes = NOT_POLLED;
    private volatile long skippedCount;

    /**
     * The agent of a run that does not survive its process: what the log has taken counts as safe.
     *
     * @param name of the table, for thread names and errors
     * @param port the agent's own
     * @param gate asked before each batch
     */
    public SourceAgent(
            final String name,
            final Source source,
            final IngressPort port,
            final ReadingGate gate) {
        this(name, source, port, gate, null);
    }

    /**
     * The agent of a run that survives restarts.
     *
     * @param durableBelow row sequence below which the log is safe at the job's level; read on this
     *     agent's thread. Null if what the log has taken counts as safe
     */
    public SourceAgent(
            final String name,
            final Source source,
            final IngressPort port,
            final ReadingGate gate,
            final LongSupplier durableBelow) {
        this.name = name;
        this.source = source;
        this.port = port;
        this.gate = gate;
        this.durableBelow = durableBelow;
        collector = new PortCollector(name, port);
        if (durableBelow != null) {
            port.noteSequences(UNACKNOWLEDGED_RECORDS);
        }
    }

    @Override
    public String roleName() {
        return ROLE + name;
    }

    /** Whether an agent of that role is a source's. */
    public static boolean isSource(final String roleName) {
        return roleName.startsWith(ROLE);
    }

    @Override
    public int doWork() {
        if (isFinished) {
            acknowledge(); // what is still on its way into the log waits for this
            return source.answer();
        }
        if (!isReading) {
            return drain();
        }
        if (!source.isFinished() && gate.isClosed(port.sequencedBelow())) {
            return pass();
        }
        final int work = source.poll(collector);
        if (work > 0) {
            gate.onRead();
        }
        readBytes = source.readBytes();
        skippedCount = source.skippedCount();
        final boolean isFlushed = port.flush();
        acknowledge();
        if (isFlushed && source.isFinished() && port.endOfInput()) {
            isFinished = true;
            return work + 1;
        }
        return work;
    }

    private int drain() {
        final int work = pass();
        isDrained = port.flush() && acknowledgedCount == port.handedOverCount();
        return work;
    }

    /** What was read goes on its way; nothing is read. */
    private int pass() {
        final long before = acknowledgedCount;
        if (port.flush()) {
            acknowledge();
        }
        return (int) (acknowledgedCount - before) + source.answer();
    }

    private void acknowledge() {
        final long count =
                durableBelow == null
                        ? port.handedOverCount()
                        : port.countBelow(durableBelow.getAsLong());
        if (count != acknowledgedCount) {
            acknowledgedCount = count;
            source.acknowledged(count);
        }
    }

    /**
     * Reads nothing from now on; what was read is still handed over and acknowledged. Any thread.
     */
    public void stopReading() {
        isReading = false;
    }

    /**
     * Whether, after {@link #stopReading}, all that was read is safe and acknowledged, or the
     * source had ended. Any thread.
     */
    public boolean isDrained() {
        return isDrained || isFinished;
    }

    /** Whether the source has ended and its end is in the log's hands. Any thread. */
    public boolean isFinished() {
        return isFinished;
    }

    /** Bytes read so far. Any thread. */
    public long readBytes() {
        return Math.max(0, readBytes);
    }

    /** Whether its source was polled, and had nothing against it. Any thread. */
    public boolean hasPolled() {
        return readBytes != NOT_POLLED;
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
