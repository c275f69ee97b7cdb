package io.heliosdb.streaming.state.journal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;
import io.heliosdb.streaming.state.journal.HeapStorage;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingWriter;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordPacker;
import io.heliosdb.streaming.state.journal.record.RecordingHeader;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** Records that are whole and should not be there: what no crash does, but an error might. */
class ForgedJournalTest {
    private static final long JOURNAL = 5;

    private final Ledger ledger = new Ledger(64 << 20);
    private final JournalStore store =
            new FileJournalStore(
                    new HeapStorage(), Path.of("/journal"), FileJournalSettings.defaults(ledger));
    private final LogEntry entry = new LogEntry();
    private RecordPacker packer;
    private RecordingWriter writer;
    private long number;
    private long position;

    @AfterEach
    void nothingStaysOpen() {
        store.close();
        ledger.close();
    }

    private void begin(
            final long epoch, final long row, final long previous, final long previousEpoch) {
        writer = store.start();
        packer = new RecordPacker(ledger, JOURNAL, epoch);
        number = 0;
        position = 0;
        packer.clear(row);
        packer.addHeader(
                new RecordingHeader(previous, row, previousEpoch, LogEntry.NO_TIME, new byte[0]));
        append(PackedRecord.HEADER);
    }

    private void append(final int flags) {
        packer.finish(flags, number++, position, 0);
        position = writer.append(packer.address(), packer.length());
        packer.clear(packer.nextRowSequence());
    }

    private void ticks(final int count, final long first, final long timeMs) {
        for (int i = 0; i < count; i++) {
            entry.wrap(RecordType.TICK, LogEntry.NO_STREAM, 0, 0, 1, first + i, 1, timeMs);
            packer.add(entry);
        }
        append(0);
    }

    private void end() {
        packer.close();
        writer.close();
    }

    private ScanReport scan() {
        return JournalScan.run(
                store,
                new PositionIndex(16, 1),
                new RecordingKeys(null),
                JOURNAL,
                ledger,
                ScanStart.EVERYTHING,
                EntryVisitor.NONE);
    }

    private void assertFails(final JournalError error) {
        end();
        assertThatThrownBy(this::scan)
                .isInstanceOfSatisfying(
                        HeliosException.class, e -> assertThat(e.code()).isEqualTo(error));
    }

    @Test
    void whatIsInOrderPasses() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(3, 0, 10);
        end();
        begin(1, 3, 1, 1);
        ticks(2, 3, 10);
        append(PackedRecord.END);
        end();
        final ScanReport report = scan();
        assertThat(report.nextRowSequence()).isEqualTo(5);
        assertThat(report.timeMs()).isEqualTo(10);
        assertThat(report.wasEnded()).isTrue();
        assertThat(report.lines()).hasSize(1);
    }

    @Test
    void aGap() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(3, 0, 10);
        ticks(3, 4, 10);
        assertFails(JournalError.GAP);
    }

    @Test
    void aRepeat() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(3, 0, 10);
        ticks(3, 2, 10);
        assertFails(JournalError.REPEAT);
    }

    @Test
    void aStartThatWasNotToldTheTime() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(1, 0, 10);
        ticks(1, 1, LogEntry.NO_TIME);
        ticks(1, 2, 11);
        end();
        assertThat(scan().timeMs()).isEqualTo(11);
    }

    @Test
    void timeThatGoesBack() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(1, 0, 10);
        ticks(1, 1, 9);
        assertFails(JournalError.DAMAGED);
    }

    @Test
    void anEpochBeforeTheLast() {
        begin(7, 0, RecordingHeader.NONE, 0);
        ticks(1, 0, 10);
        end();
        begin(6, 1, 1, 7);
        assertFails(JournalError.EPOCH_ORDER);
    }

    @Test
    void aRecordBehindTheEnd() {
        begin(1, 0, RecordingHeader.NONE, 0);
        append(PackedRecord.END);
        ticks(1, 0, 10);
        assertFails(JournalError.DAMAGED);
    }

    @Test
    void aRecordingThatBeginsTooLate() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(1, 0, 10);
        end();
        begin(2, 3, 1, 1);
        ticks(1, 3, 10);
        assertFails(JournalError.DAMAGED);
    }

    @Test
    void aRecordingThatBeginsTooEarly() {
        begin(1, 0, RecordingHeader.NONE, 0);
        ticks(5, 0, 10);
        end();
        begin(2, 3, 1, 1);
        ticks(1, 3, 10);
        assertFails(JournalError.REPEAT);
    }
}
