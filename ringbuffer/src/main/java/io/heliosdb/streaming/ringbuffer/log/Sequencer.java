package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.collections.ArrayUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.status.AtomicCounter;

import java.util.function.BooleanSupplier;

/**
 * The agent that makes the one total order: it takes the ports' batches in turn, commands and due
 * ticks, gives each record its row sequences, and publishes its descriptor.
 *
 * <p>In a duty cycle each port may put a bounded number of records into the ring, the port that
 * begins changing from cycle to cycle; whatever has arrived from a port by then is one record.
 * Opening ports and submitting commands is for any thread. It has no clock but the injected one,
 * and reads that only while somebody waits for a tick or reads the time.
 */
public final class Sequencer implements Agent, AutoCloseable {
    private static final int RECORDS_PER_PORT = 16;
    private static final String NAME = "sequencer";

    private final LogRing ring;
    private final EpochClock epochClock;
    private final BooleanSupplier admission;
    private final CommandInlet commands;
    private final ArrivalTrail arrivals;
    private final TickSchedule ticks = new TickSchedule();
    private final Counters counters;
    private final AtomicCounter rowSequence;
    private final AtomicCounter records;
    private final AtomicCounter ringFulls;
    private final AtomicCounter tickCount;
    private volatile IngressPort[] ports = {};
    private int firstPort;

    /** Ticks written in front of records, in this duty cycle. */
    private int toldCount;

    public Sequencer(final LogRing ring) {
        this.ring = ring;
        final LogContext context = ring.context();
        epochClock = context.epochClock();
        admission = context.admission();
        arrivals = context.arrivals();
        counters = context.counters();
        rowSequence = counters.open(CounterType.LOG_ROW_SEQUENCE, NAME);
        records = counters.open(CounterType.LOG_RECORDS, NAME);
        ringFulls = counters.open(CounterType.LOG_RING_FULL, NAME);
        tickCount = counters.open(CounterType.LOG_TICKS, NAME);
        rowSequence.setRelease(ring.nextRowSequence());
        commands = new CommandInlet(ring);
    }

    /**
     * Opens a port with the pages of the context.
     *
     * @param name of the source, for counters and the ledger
     * @param stream tag of its rows
     */
    public IngressPort openPort(final String name, final int stream) {
        return openPort(name, stream, ring.context().pageSizes());
    }

    /** Opens a port with pages of its own sizes; see {@link #openPort(String, int)}. */
    public synchronized IngressPort openPort(
            final String name, final int stream, final PageSizes sizes) {
        final IngressPort port = new IngressPort(ring, name, stream, sizes);
        ports = ArrayUtil.add(ports, port);
        return port;
    }

    /** Forgets a port, so that it can be closed. It must be {@link IngressPort#isPassed}. */
    public synchronized void removePort(final IngressPort removed) {
        ports = ArrayUtil.remove(ports, removed);
    }

    /** Puts a command into the log. Any thread; false if too many are waiting. */
    public boolean submit(final Command command) {
        return commands.offer(command);
    }

    /** Where consumers ask for ticks. */
    public TickSchedule ticks() {
        return ticks;
    }

    @Override
    public int doWork() {
        final int rowWork = admission.getAsBoolean() ? drainPorts() : 0;
        final int commandWork = commands.isEmpty() || tellTime() ? commands.doWork() : 0;
        final int workCount = commandWork + rowWork + tick() + toldCount;
        toldCount = 0;
        if (workCount > 0) {
            records.getAndAddRelease(workCount);
            rowSequence.setRelease(ring.nextRowSequence());
        }
        if (workCount == 0) {
            arrivals.idle();
        }
        ring.releaseConsumed(workCount == 0);
        return workCount;
    }

    private int drainPorts() {
        final IngressPort[] all = ports;
        final int count = all.length;
        if (count == 0) {
            return 0;
        }
        int next = firstPort < count ? firstPort : 0;
        firstPort = next + 1;
        int workCount = 0;
        for (int i = 0; i < count; i++) {
            workCount += drain(all[next]);
            next = next + 1 == count ? 0 : next + 1;
        }
        return workCount;
    }

    private int drain(final IngressPort port) {
        final HandOver handOver = port.handOver();
        int workCount = 0;
        while (workCount < RECORDS_PER_PORT && handOver.gather()) {
            if (!tellTime() || !handOver.appendTo(ring, port.stream())) {
                ringFulls.incrementRelease();
                break;
            }
            workCount++;
        }
        return workCount;
    }

    /**
     * Writes a tick in front of a record if somebody reads the time and it has moved; false if
     * there is no room.
     */
    private boolean tellTime() {
        if (!ticks.isClockRead()) {
            return true;
        }
        final long nowMs = epochClock.time();
        if (nowMs <= ring.timeMs()) {
            return true;
        }
        if (!ring.appendTick(nowMs)) {
            return false;
        }
        tickCount.incrementRelease();
        toldCount++;
        return true;
    }

    private int tick() {
        final long lastTickMs = ring.timeMs();
        final long dueMs = ticks.earliestAfter(lastTickMs);
        if (dueMs == Long.MAX_VALUE) {
            return 0;
        }
        final long nowMs = epochClock.time();
        if (nowMs < dueMs || !ring.appendTick(nowMs)) {
            return 0;
        }
        tickCount.incrementRelease();
        return 1;
    }

    @Override
    public String roleName() {
        return NAME;
    }

    /**
     * Frees the sequencer's own pages; its agent and all consumers must have stopped. Ports are
     * closed by their owners.
     */
    @Override
    public void close() {
        commands.close();
        counters.close(rowSequence, records, ringFulls, tickCount);
    }
}
