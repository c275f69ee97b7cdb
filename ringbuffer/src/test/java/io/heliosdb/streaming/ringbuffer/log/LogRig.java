package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

/**
 * A small log for tests: rows of 16 bytes (stream and number), a clock moved by hand, and a ledger
 * that must be empty at the end.
 */
final class LogRig implements AutoCloseable {
    static final int ROW_BYTES = 16;
    static final PageSizes SMALL_PAGES = new PageSizes(256, 4, 4096, 1);

    final Ledger ledger = new Ledger(64 << 20);
    final Counters counters = Counters.unmapped();
    final ManualClock clock = new ManualClock(1_000_000);
    final LogRing ring;
    final Sequencer sequencer;

    LogRig() {
        this(new LogContext().ringCapacity(16).pageSizes(SMALL_PAGES));
    }

    LogRig(final LogContext settings) {
        ring = new LogRing(settings.ledger(ledger).counters(counters).epochClock(clock).conclude());
        sequencer = new Sequencer(ring);
    }

    /** Writes a row, or returns false if there is no room. */
    static boolean write(final IngressPort port, final long number) {
        final long address = port.claim(ROW_BYTES);
        if (address < 0) {
            return false;
        }
        Memory.putLong(address, port.stream());
        Memory.putLong(address + 8, number);
        port.commit(ROW_BYTES, 1);
        return true;
    }

    static long number(final LogEntry entry, final int row) {
        return Memory.getLong(entry.address() + (long) row * ROW_BYTES + 8);
    }

    /** Runs the sequencer until it has nothing to do. */
    void sequence() {
        int workCount;
        do {
            workCount = sequencer.doWork();
        } while (workCount > 0);
    }

    /** Closes the sequencer and the ports given, and checks that nothing stays open. */
    void close(final IngressPort... ports) {
        for (final IngressPort port : ports) {
            port.close();
        }
        close();
    }

    @Override
    public void close() {
        sequencer.close();
        ledger.close();
    }
}
