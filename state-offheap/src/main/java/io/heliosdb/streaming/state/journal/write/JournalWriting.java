package io.heliosdb.streaming.state.journal.write;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.record.RecordPacker;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;

import org.agrona.CloseHelper;
import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;

/**
 * The writing half of a journal, from the start of its recording to its end: the two agents and
 * what they share. Control plane's thread, while no agent runs.
 */
public final class JournalWriting implements AutoCloseable {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);

    private final RecordAppender appender;
    private final FsyncAgent fsyncAgent;
    private final JournalPositions positions;
    private final long epoch;
    private final long nextRowSequence;
    private boolean isClosed;

    /**
     * Where the journal goes on.
     *
     * @param journalId of the appliance
     * @param epoch of this start
     * @param nextRowSequence of the first entry
     * @param timeMs of the log so far
     * @param previousRecording id of the last recording, or -1
     * @param previousEpoch its epoch
     */
    public record Start(
            long journalId,
            long epoch,
            long nextRowSequence,
            long timeMs,
            long previousRecording,
            long previousEpoch) {}

    /**
     * Starts a recording; when this returns, its header record is on the disk.
     *
     * @param index of what was there before
     * @param sealing gives each recording its key
     * @param recordingBytes length from which a recording is followed by another
     * @param forceIntervalNs see {@link FsyncAgent}
     */
    public JournalWriting(
            final JournalStore store,
            final Start start,
            final PositionIndex index,
            final RecordSealing sealing,
            final long recordingBytes,
            final long forceIntervalNs,
            final Ledger ledger,
            final Counters counters,
            final NanoClock nanoClock) {
        epoch = start.epoch();
        nextRowSequence = start.nextRowSequence();
        final RecordingStarter starter = new RecordingStarter(store, sealing, recordingBytes);
        final RecordingRelay relay = new RecordingRelay();
        final LiveRecording first = starter.start();
        positions = new JournalPositions(counters, nextRowSequence);
        final RecordPacker packer = new RecordPacker(ledger, start.journalId(), epoch);
        packer.clear(nextRowSequence);
        appender =
                new RecordAppender(
                        packer,
                        relay,
                        positions,
                        index,
                        nanoClock,
                        counters,
                        start.timeMs(),
                        forceIntervalNs == 0);
        fsyncAgent =
                new FsyncAgent(
                        first, starter, relay, positions, nanoClock, forceIntervalNs, counters);
        try {
            appender.begin(first, start.previousRecording(), start.previousEpoch());
            awaitHeader(nanoClock);
            fsyncAgent.forceAll();
        } catch (final HeliosException e) {
            close();
            throw e;
        }
    }

    private void awaitHeader(final NanoClock nanoClock) {
        final long beginNs = nanoClock.nanoTime();
        while (!appender.isRecorded()) {
            if (nanoClock.nanoTime() - beginNs > PATIENCE_NS) {
                throw HeliosException.of(
                                JournalError.MEDIUM_FAILED, "the journal does not begin to record")
                        .detail("its first record was appended five seconds ago")
                        .hint("see to the disk and start again");
            }
            Thread.onSpinWait();
        }
    }

    /** The agent that journals what a consumer brings; made once. */
    public JournalAgent follow(final LogConsumer consumer) {
        return new JournalAgent(consumer, appender, epoch, nextRowSequence);
    }

    public FsyncAgent fsyncAgent() {
        return fsyncAgent;
    }

    public JournalPositions positions() {
        return positions;
    }

    /** Forces what is left and ends the recording in order; after both agents have stopped. */
    public void endInOrder() {
        appender.appendRest();
        appender.follow();
        fsyncAgent.forceAll();
        appender.endInOrder();
        appender.follow();
        fsyncAgent.forceAll();
        fsyncAgent.discardSuccessor();
    }

    /**
     * Gives everything back, whatever the medium says to it; what was not forced before may be lost
     * with the power.
     */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            CloseHelper.closeAll(
                    fsyncAgent::closeRecordings, appender, fsyncAgent::closeCounters, positions);
        }
    }
}
