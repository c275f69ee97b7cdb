package io.heliosdb.streaming.state.journal.assembly;

import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;
import io.heliosdb.streaming.state.journal.replay.JournalReplay;
import io.heliosdb.streaming.state.journal.replay.OpenReplays;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;
import io.heliosdb.streaming.state.journal.scan.EntryVisitor;
import io.heliosdb.streaming.state.journal.scan.JournalScan;
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
    private static final long INDEX_STRIDE_BYTES = 1L << 20;

    private final JournalContext context;
    private final PositionIndex index;
    private final OpenReplays openReplays = new OpenReplays();
    private final RecordingKeys keys;
    private final ScanReport report;
    private final JournalWriting writing;
    private final SpaceGuard spaceGuard;
    private final JournalKeeper keeper;
    private final long epoch;

    private Journal(
            final JournalContext context, final ScanStart start, final EntryVisitor visitor) {
        this.context = context;
        index = new PositionIndex(context.indexPlaces(), INDEX_STRIDE_BYTES);
        keys = new RecordingKeys(context.keyService());
        report = scan(context, index, keys, start, visitor);
        // An appliance counts its starts: a number beyond every recording's is this start's own.
        epoch =
                context.minimumEpoch() > report.lastEpoch()
                        ? context.minimumEpoch()
                        : report.nextEpoch();
        writing =
                new JournalWriting(
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
        spaceGuard = new SpaceGuard(context.store(), context.spaceLimits(), context.counters());
        keeper = new JournalKeeper(context, index, keys, spaceGuard, openReplays);
    }

    private static ScanReport scan(
            final JournalContext context,
            final PositionIndex index,
            final RecordingKeys keys,
            final ScanStart start,
            final EntryVisitor visitor) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        return JournalScan.run(
                context.store(),
                index,
                keys,
                context.journalId(),
                context.ledger(),
                start,
                visitor);
    }

    /**
     * Scans and repairs as {@link #open} does, and starts nothing.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException as {@link #open} does
     */
    public static ScanReport scan(
            final JournalContext context, final ScanStart start, final EntryVisitor visitor) {
        try (RecordingKeys keys = new RecordingKeys(context.keyService())) {
            final PositionIndex index =
                    new PositionIndex(context.indexPlaces(), INDEX_STRIDE_BYTES);
            return scan(context, index, keys, start, visitor);
        }
    }

    /**
     * Scans, repairs, and starts a recording of its own epoch, whose header is on the disk when
     * this returns.
     *
     * @param context concluded
     * @param start what is known of the journal
     * @param visitor sees every entry that is verified
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the journal is damaged where no
     *     repair may be made, or the medium fails; the store is then still open
     */
    public static Journal open(
            final JournalContext context, final ScanStart start, final EntryVisitor visitor) {
        return new Journal(context, start, visitor);
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
