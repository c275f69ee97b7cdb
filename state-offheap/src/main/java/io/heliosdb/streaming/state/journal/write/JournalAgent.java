package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.state.journal.JournalError;

import org.agrona.concurrent.Agent;

/**
 * The consumer of the log that journals it: whatever waits is packed into one record, a lone entry
 * at once, a flood in records of 64 KiB. At level <em>fsynced</em> a record is kept open for a
 * moment while the disk has not got the one before: see {@link RecordAppender#gathers}.
 *
 * <p>Its consumer stays attached: when the medium has no room, the ring fills and sources wait. An
 * entry is done, as far as the ring is concerned, when it has been copied; it is <em>recorded</em>
 * when the medium says so. One thread.
 */
public final class JournalAgent implements Agent {
    private static final int RECORDS_PER_CYCLE = 16;
    private static final int ENTRIES_PER_RECORD = 4096;

    private final LogConsumer consumer;
    private final RecordAppender appender;
    private final LogHandler packing = this::pack;
    private final long epoch;
    private long nextRowSequence;

    JournalAgent(
            final LogConsumer consumer,
            final RecordAppender appender,
            final long epoch,
            final long nextRowSequence) {
        this.consumer = consumer;
        this.appender = appender;
        this.epoch = epoch;
        this.nextRowSequence = nextRowSequence;
    }

    @Override
    public int doWork() {
        int workCount = 0;
        for (int i = 0; i < RECORDS_PER_CYCLE && appender.isReady(); i++) {
            workCount += consumer.poll(packing, ENTRIES_PER_RECORD);
            if (appender.isEmpty()) {
                appender.idle();
                break;
            }
            if (appender.gathers()) {
                break;
            }
            appender.append();
        }
        return workCount + appender.follow();
    }

    private boolean pack(final LogEntry entry) {
        if (entry.firstRowSequence() != nextRowSequence || entry.epoch() != epoch) {
            throw outOfOrder(entry);
        }
        if (!appender.pack(entry)) {
            return false;
        }
        nextRowSequence = entry.nextRowSequence();
        return true;
    }

    private HeliosException outOfOrder(final LogEntry entry) {
        return HeliosException.of(JournalError.GAP, "the log does not continue the journal")
                .detail(
                        entry
                                + " of epoch "
                                + entry.epoch()
                                + " where row sequence "
                                + nextRowSequence
                                + " of epoch "
                                + epoch
                                + " was due")
                .hint("this is an error of the program: report it with the end of the error log");
    }

    /** Row sequence behind the last entry packed. */
    public long nextRowSequence() {
        return nextRowSequence;
    }

    @Override
    public String roleName() {
        return "journal";
    }

    @Override
    public void onClose() {
        consumer.close();
    }
}
