package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.LogRing;

import org.agrona.concurrent.Agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal on the heap that outlives its appliance: what a disk would hold. */
final class HeapJournal implements ApplianceJournal, DurableLog, LogReplay, LogHandler, Agent {
    /** A record and its bytes. */
    private static final class Kept {
        private final LogEntry entry = new LogEntry();
        private final byte[] bytes;

        private Kept(final LogEntry source) {
            entry.wrap(source, 0);
            bytes = new byte[source.length()];
            if (bytes.length > 0) {
                Memory.copyToArray(source.address(), bytes, 0, bytes.length);
            }
        }

        private boolean contains(final long rowSequence) {
            return entry.firstRowSequence() <= rowSequence && rowSequence < entry.nextRowSequence();
        }
    }

    private final List<Kept> records = new ArrayList<>();
    private final Ledger ledger = new Ledger(1L << 30);
    private LogConsumer consumer;
    private long recordedBelow;
    private boolean hasRoom = true;
    private boolean isKept;
    private long epoch;

    /** Row sequence at which the process of the day has begun to write, if it has. */
    private long begunAt = Long.MAX_VALUE;

    /** A process begins. */
    void begin(final long newEpoch) {
        epoch = newEpoch;
        begunAt = Long.MAX_VALUE;
    }

    @Override
    public long recover(final long fromRowSequence, final Consumer<LogEntry> visitor) {
        try (Reader reader = open()) {
            final LogEntry entry = new LogEntry();
            long next = fromRowSequence;
            while (reader.read(next, entry)) {
                visitor.accept(entry);
                next = entry.nextRowSequence();
            }
            recordedBelow = next;
            return next;
        }
    }

    @Override
    public boolean goesOnFrom(final long epochOfState, final long barrier, final long neededFrom) {
        if (epoch > epochOfState && begunAt <= barrier) {
            return false;
        }
        if (records.isEmpty()) {
            return true;
        }
        final LogEntry first = records.getFirst().entry;
        final long writer = first.firstRowSequence() > barrier ? epochOfState : writerOf(barrier);
        return first.firstRowSequence() <= neededFrom && writer == epochOfState;
    }

    /** Epoch of the process that has written a row, or would have written it. */
    private long writerOf(final long rowSequence) {
        long writer = 0;
        for (final Kept kept : records) {
            writer = kept.entry.firstRowSequence() <= rowSequence ? kept.entry.epoch() : writer;
        }
        return writer;
    }

    @Override
    public DurableLog start(
            final LogRing ring, final AgentGroup writing, final AgentGroup forcing) {
        consumer = ring.join("journal");
        begunAt = recordedBelow;
        writing.add(this);
        return this;
    }

    @Override
    public int doWork() {
        return consumer.poll(this, 16);
    }

    @Override
    public boolean onRecord(final LogEntry entry) {
        records.add(new Kept(entry));
        recordedBelow = entry.nextRowSequence();
        return true;
    }

    @Override
    public void onClose() {
        consumer.close();
    }

    @Override
    public Reader open() {
        return new Reader() {
            private Arena arena = Arena.open(ledger, "journal", "reader", 1 << 20);

            @Override
            public boolean read(final long rowSequence, final LogEntry entry) {
                for (final Kept kept : records) {
                    if (kept.contains(rowSequence)) {
                        final int length = kept.bytes.length;
                        if (length > 0) {
                            Memory.copyFromArray(kept.bytes, 0, arena.address(), length);
                        }
                        entry.wrap(kept.entry, length == 0 ? 0 : arena.address());
                        return true;
                    }
                }
                return false;
            }

            @Override
            public void close() {
                arena.close();
                arena = null;
            }
        };
    }

    @Override
    public LogReplay replay() {
        return this;
    }

    @Override
    public long recordedBelow() {
        return recordedBelow;
    }

    @Override
    public long fsyncedBelow() {
        return recordedBelow;
    }

    @Override
    public void requestForce() {
        // everything is safe at once
    }

    @Override
    public boolean isGettingFull() {
        return !hasRoom();
    }

    @Override
    public boolean hasRoom() {
        return hasRoom;
    }

    /** Forgets nothing from here on. */
    void keepAll() {
        isKept = true;
    }

    /** Whether nothing was ever recorded. */
    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Fills the disk, or makes room on it. */
    void hasRoom(final boolean newHasRoom) {
        hasRoom = newHasRoom;
    }

    @Override
    public void neededFrom(final long rowSequence) {
        records.removeIf(kept -> !isKept && kept.entry.nextRowSequence() <= rowSequence);
    }

    @Override
    public boolean owns(final String role) {
        return role.equals(roleName());
    }

    @Override
    public String roleName() {
        return "journal";
    }

    @Override
    public void close() {
        // what is kept stays
    }
}
