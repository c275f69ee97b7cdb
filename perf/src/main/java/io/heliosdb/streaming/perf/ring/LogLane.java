package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.RecordType;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

/**
 * The engine's own: an ingress port and the sequencer on the producer's side, the log ring, a
 * consumer of the log.
 */
final class LogLane implements Lane, LogHandler {
    private static final int RECORDS_PER_POLL = 64;

    private final Sequencer sequencer;
    private final IngressPort port;
    private final LogConsumer consumer;
    private Receipt receipt;
    private int received;

    LogLane(final Ledger ledger) {
        final LogRing log =
                new LogRing(
                        new LogContext()
                                .ledger(ledger)
                                .epochClock(Clocks.epoch())
                                .counters(Counters.unmapped())
                                .conclude());
        sequencer = new Sequencer(log);
        port = sequencer.openPort("rows", 0);
        consumer = log.join("rows");
    }

    @Override
    public boolean send(final long source, final int rowCount) {
        final int length = rowCount * ROW_BYTES;
        final long target = port.claim(length);
        if (target < 0) {
            sequencer.doWork();
            return false;
        }
        Memory.copy(source, target, length);
        port.commit(length, rowCount);
        while (!port.flush()) {
            sequencer.doWork();
        }
        sequencer.doWork();
        return true;
    }

    @Override
    public int receive(final Receipt newReceipt) {
        receipt = newReceipt;
        received = 0;
        consumer.poll(this, RECORDS_PER_POLL);
        return received;
    }

    @Override
    public boolean onRecord(final LogEntry entry) {
        if (entry.type() == RecordType.ROWS) {
            final long end = entry.address() + entry.length();
            for (long row = entry.address(); row < end; row += ROW_BYTES) {
                receipt.onRow(row);
            }
            received += entry.rowCount();
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
        port.close();
        sequencer.close();
    }
}
