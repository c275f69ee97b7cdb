package io.heliosdb.streaming.perf.proof.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class MemoryLogTest {
    private static final int CAPACITY_BYTES = 1 << 20;
    private static final int RECORDS = 300;
    private static final long FIRST = 17;
    private static final RowLayout LAYOUT =
            RowLayout.of(List.of(new Column("n", SqlType.of(TypeKind.BIGINT))));

    /** Any batches: the same rows with the same row sequences in the same order. */
    @Test
    void otherBatchesHoldTheSameRecords() {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        for (int seed = 0; seed < 20; seed++) {
            try (MemoryLog recorded = new MemoryLog(ledger, CAPACITY_BYTES)) {
                fill(ledger, recorded, new SplittableRandom(seed));
                final List<String> wanted = records(recorded, Integer.MAX_VALUE);
                for (final int most : new int[] {1, 7, Integer.MAX_VALUE}) {
                    try (MemoryLog other = recorded.rebatched(List.of(LAYOUT, LAYOUT), most)) {
                        assertThat(records(other, most)).isEqualTo(wanted);
                        assertThat(other.endRowSequence()).isEqualTo(recorded.endRowSequence());
                    }
                }
            }
        }
        assertThat(ledger.openBytes()).isZero();
    }

    private static void fill(
            final Ledger ledger, final MemoryLog log, final SplittableRandom random) {
        final RowWriter writer = new RowWriter(LAYOUT);
        long next = FIRST;
        try (Arena rows = Arena.open(ledger, "test", "rows", 1 << 12)) {
            for (int i = 0; i < RECORDS; i++) {
                final LogEntry entry = new LogEntry();
                final boolean isCommand = random.nextInt(10) == 0;
                final int count = isCommand ? 1 : 1 + random.nextInt(20);
                int length = 0;
                for (int row = 0; row < count; row++) {
                    writer.wrap(rows.address() + length, 64);
                    writer.putLong(0, random.nextLong());
                    length += writer.finish();
                }
                entry.wrap(
                        isCommand ? RecordType.COMMAND : RecordType.ROWS,
                        isCommand ? LogEntry.NO_STREAM : random.nextInt(2),
                        rows.address(),
                        length,
                        count,
                        next,
                        1,
                        LogEntry.NO_TIME);
                log.add(entry);
                next = entry.nextRowSequence();
            }
        }
    }

    /** Each row and other record in words. */
    private static List<String> records(final MemoryLog log, final int most) {
        final List<String> records = new ArrayList<>();
        final RowReader reader = new RowReader(LAYOUT);
        final LogEntry entry = new LogEntry();
        try (LogReplay.Reader replay = log.open()) {
            long next = log.firstRowSequence();
            while (replay.read(next, entry)) {
                assertThat(entry.rowCount()).isLessThanOrEqualTo(most);
                assertThat(entry.firstRowSequence()).isEqualTo(next);
                long row = entry.address();
                for (int i = 0; i < entry.rowCount(); i++) {
                    final long value = Memory.getLong(row + LAYOUT.offset(0));
                    records.add(entry.type() + " " + entry.stream() + " " + (next + i) + value);
                    row += reader.wrap(row).length();
                }
                next = entry.nextRowSequence();
            }
        }
        return records;
    }
}
