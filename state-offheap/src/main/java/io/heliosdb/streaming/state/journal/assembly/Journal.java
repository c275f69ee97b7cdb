package io.heliosdb.streaming.state.journal.assembly;

import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;
import io.heliosdb.streaming.state.journal.replay.JournalReplay;
import io.heliosdb.streaming.state.journal.replay.OpenReplays;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;
import io.heliosdb.streaming.state.journal.scan.EntryVisitor;
import io.heliosdb.streaming.state.journal.scan.ScanReport;
import io.heliosdb.streaming.state.journal.scan.ScanStart;
import io.heliosdb.streaming.state.journal.write.FsyncAgent;
import io.heliosdb.streaming.state.journal.write.JournalAgent;
import io.heliosdb.streaming.state.journal.write.JournalPositions;
import io.heliosdb.streaming.state.journal.write.JournalWriting;
import io.heliosdb.streaming.state.journal.write.RecordSealing;

import org.agrona.CloseHelper;

/**
 * The journal of one appliance, from a start to its end.
 *
 * <p>{@link #open} scans and repairs what is there and starts a recording; then the log ring is
 * made with {@link #nextRowSequence}, {@link #epoch} and {@link #timeMs}, a consumer joins it and
 * {@link #follow} gives the agent that journals. {@link #fsyncAgent} and {@link #keeper} run on one
 * thread, which may block.
 */
public final class Journal implements AutoCloseable {
    private final JournalContext context;
    private final PositionIndex index;
    private final OpenReplays openReplays = new OpenReplays();
    private final RecordingKeys keys;
    private final ScanReport report;
    private final JournalWriting writing;
    private final SpaceGuard spaceGuard;
    private final JournalKeeper keeper;
    private final long epoch;

    /**
     * Starts writing.
     *
     * @param keys closed with this, also if that fails
     */
    Journal(
            final JournalContext context,
            final PositionIndex index,
            final RecordingKeys keys,
            final ScanReport report) {
        this.context = context;
        this.index = index;
        this.keys = keys;
        this.report = report;
        // An appliance counts its starts: a number beyond every recording's is this start's own.
        epoch =
                context.minimumEpoch() > report.lastEpoch()
                        ? context.minimumEpoch()
                        : report.nextEpoch();
        final Opened opened = new Opened();
        opened.add(keys);
        try {
            writing = opened.add(startWriting());
            spaceGuard =
                    opened.add(
                            new SpaceGuard(
                                    context.store(), context.spaceLimits(), context.counters()));
            keeper = new JournalKeeper(context, index, keys, spaceGuard, openReplays);
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private JournalWriting startWriting() {
        return new JournalWriting(
                context.store(),
                new JournalWriting.Start(
                        context.journalId(),
                        epoch,
                        report.nextRowSequence(),
                        report.timeMs(),
                        report.lastRecording(),
                        report.lastEpoch()),
                index,
                new RecordSealing(keys, context.keyService(), context.entropy()),
                context.recordingBytes(),
                context.forceIntervalNs(),
                context.ledger(),
                context.counters(),
                context.nanoClock());
    }

    /**
     * Scans, repairs, and starts a recording: {@link FoundJournal#of} and {@link
     * FoundJournal#begin} in one.
     */
    public static Journal open(
            final JournalContext context, final ScanStart start, final EntryVisitor visitor) {
        return FoundJournal.of(context, start, visitor).begin();
    }

    /** What was found, and repaired. */
    public ScanReport report() {
        return report;
    }

    /** Of this start, greater than all before. */
    public long epoch() {
        return epoch;
    }

    /** Row sequence of the first entry of this start. */
    public long nextRowSequence() {
        return report.nextRowSequence();
    }

    /** Time of the log where this start goes on. */
    public long timeMs() {
        return report.timeMs();
    }

    /** The agent that journals what a consumer of the log brings; call it once. */
    public JournalAgent follow(final LogConsumer consumer) {
        return writing.follow(consumer);
    }

    /** Forces the journal; on a thread that may block. */
    public FsyncAgent fsyncAgent() {
        return writing.fsyncAgent();
    }

    /** Deletes what is not needed, looks at the space; on the same thread. */
    public JournalKeeper keeper() {
        return keeper;
    }

    /** How far the log is safe; also the release gates. */
    public JournalPositions positions() {
        return writing.positions();
    }

    /** Whether input may go on. */
    public SpaceGuard spaceGuard() {
        return spaceGuard;
    }

    /** Where consumers read what the ring has forgotten. */
    public LogReplay replay() {
        return new JournalReplay(
                context.store(),
                index,
                keys,
                positions()::recordedBelow,
                context.journalId(),
                context.ledger(),
                context.nanoClock(),
                openReplays);
    }

    /**
     * A place at or before a row sequence, to be kept in a checkpoint's manifest: the next start
     * need not verify what lies before it.
     *
     * @return null if the row sequence is no longer kept
     */
    public JournalPlace placeOf(final long rowSequence) {
        return index.floor(rowSequence);
    }

    /** Ends the recording in order: after the agents have stopped, before {@link #close}. */
    public void endInOrder() {
        writing.endInOrder();
    }

    /** Gives everything back, the medium too. Agents have stopped, replays are closed. */
    @Override
    public void close() {
        CloseHelper.closeAll(writing, keeper::closeCounters, spaceGuard, keys, context.store());
    }
}
