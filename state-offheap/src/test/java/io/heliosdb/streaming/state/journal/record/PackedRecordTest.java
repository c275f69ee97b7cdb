package io.heliosdb.streaming.state.journal.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Entries that were packed come out as they went in, and nothing else comes out. */
class PackedRecordTest {
    private static final long JOURNAL = 0x0123_4567_89ab_cdefL;

    private final Ledger ledger = new Ledger(64 << 20);
    private final RecordPacker packer = new RecordPacker(ledger, JOURNAL, 7);
    private final RecordBuffer buffer = packer.buffer();
    private final Arena source = Arena.open(ledger, "source", "test", 1 << 20);
    private final LogEntry entry = new LogEntry();

    @AfterEach
    void nothingStaysOpen() {
        packer.close();
        source.close();
        ledger.close();
    }

    private void entry(
            final RecordType type,
            final int length,
            final int rowCount,
            final long first,
            final long timeMs) {
        entry.wrap(type, 3, length == 0 ? 0 : source.address(), length, rowCount, first, 7, timeMs);
    }

    private void small() {
        packer.clear(100);
        Memory.putLong(source.address(), 0x1122334455667788L);
        entry(RecordType.ROWS, 5, 2, 100, 5);
        assertThat(packer.add(entry)).isTrue();
        entry(RecordType.TICK, 0, 1, 102, 6);
        assertThat(packer.add(entry)).isTrue();
        packer.finish(0, 4, 1024, 512);
    }

    private Flaw flaw(final int available) {
        final Flaw flaw = RecordCheck.header(buffer, available);
        return flaw == Flaw.NONE
                ? RecordCheck.entries(
                        buffer.address(), buffer.address() + PackedRecord.HEADER_LENGTH)
                : flaw;
    }

    @Test
    void theHeaderSaysWhatIsInside() {
        small();
        final long at = packer.address();
        assertThat(packer.length()).isEqualTo(80 + 24 + 8 + 24).isEqualTo(PackedRecord.length(at));
        assertThat(flaw(packer.length())).isEqualTo(Flaw.NONE);
        assertThat(PackedRecord.journalId(at)).isEqualTo(JOURNAL);
        assertThat(PackedRecord.epoch(at)).isEqualTo(7);
        assertThat(PackedRecord.number(at)).isEqualTo(4);
        assertThat(PackedRecord.position(at)).isEqualTo(1024);
        assertThat(PackedRecord.forcedPosition(at)).isEqualTo(512);
        assertThat(PackedRecord.firstRowSequence(at)).isEqualTo(100);
        assertThat(PackedRecord.nextRowSequence(at)).isEqualTo(103);
        assertThat(PackedRecord.entryCount(at)).isEqualTo(2);
    }

    @Test
    void everyFlipOfABitIsSeen() {
        small();
        for (int i = 0; i < packer.length() * Byte.SIZE; i++) {
            final long place = packer.address() + i / Byte.SIZE;
            final byte was = Memory.getByte(place);
            Memory.putByte(place, (byte) (was ^ 1 << i % Byte.SIZE));
            assertThat(flaw(packer.length())).as("bit %s", i).isNotEqualTo(Flaw.NONE);
            Memory.putByte(place, was);
        }
        assertThat(flaw(packer.length())).isEqualTo(Flaw.NONE);
    }

    @Test
    void everyCutIsSeen() {
        small();
        for (int available = 0; available < packer.length(); available++) {
            assertThat(flaw(available)).as("cut at %s", available).isEqualTo(Flaw.CUT);
        }
    }

    /** Bytes at the very end of open memory: with assertions on, reading behind them fails. */
    @Test
    void randomBytesWithAValidChecksumAreNeverReadBeyond() {
        final SplittableRandom random = new SplittableRandom(1);
        int whole = 0;
        for (int round = 0; round < 50_000; round++) {
            small();
            final long at = packer.address();
            final int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                final int offset = 16 + random.nextInt((packer.length() - 16) / 4) * 4;
                final int value =
                        switch (random.nextInt(4)) {
                            case 0 -> -1;
                            case 1 -> Integer.MAX_VALUE;
                            case 2 -> Integer.MIN_VALUE;
                            default -> random.nextInt();
                        };
                Memory.putInt(at + offset, value);
            }
            Memory.putInt(at + PackedRecord.CRC_OFFSET, buffer.checksum(packer.length()));
            if (flaw(packer.length()) == Flaw.NONE) {
                whole++;
                walk(new ArrayList<>());
            }
        }
        assertThat(whole).as("identity and bytes of rows may be anything").isPositive();
    }

    private void walk(final List<String> entries) {
        final EntryCursor cursor = new EntryCursor();
        cursor.wrap(buffer.address(), buffer.address() + PackedRecord.HEADER_LENGTH);
        final LogEntry read = new LogEntry();
        while (cursor.hasNext()) {
            cursor.next(read);
            entries.add(describe(read));
        }
    }

    private static String describe(final LogEntry entry) {
        long sum = 0;
        for (int i = 0; i < entry.length(); i++) {
            sum = sum * 31 + Memory.getByte(entry.address() + i);
        }
        return entry + " time=" + entry.timeMs() + " epoch=" + entry.epoch() + " sum=" + sum;
    }

    @Test
    void randomEntriesComeOutAsTheyWentIn() {
        final SplittableRandom random = new SplittableRandom(2);
        final RecordType[] types = RecordType.values();
        for (int round = 0; round < 200; round++) {
            final List<String> expected = new ArrayList<>();
            long row = random.nextInt(1000);
            packer.clear(row);
            boolean hasRoom = true;
            while (hasRoom) {
                final RecordType type = types[random.nextInt(types.length)];
                final int length = random.nextInt(round % 10 == 0 ? 200_000 : 3000);
                for (int i = 0; i < length; i += 8) {
                    Memory.putLong(source.address() + i, random.nextLong());
                }
                final int rows = type == RecordType.ROWS ? 1 + random.nextInt(50) : 1;
                entry(type, length, rows, row, round);
                hasRoom = packer.add(entry);
                if (hasRoom) {
                    expected.add(describe(entry));
                    row += rows;
                }
            }
            packer.finish(0, 0, 0, 0);
            assertThat(packer.nextRowSequence()).isEqualTo(row);
            assertThat(expected.size() == 1 || packer.length() <= PackedRecord.NORMAL_LENGTH)
                    .isTrue();
            assertThat(flaw(packer.length())).isEqualTo(Flaw.NONE);
            final List<String> actual = new ArrayList<>();
            walk(actual);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void theHeaderOfARecordingComesBack() {
        packer.clear(50);
        packer.addHeader(new RecordingHeader(3, 50, 6, 1234, new byte[] {1, 2, 3}));
        packer.finish(PackedRecord.HEADER, 0, 0, 0);
        assertThat(RecordCheck.header(buffer, packer.length())).isEqualTo(Flaw.NONE);
        final RecordingHeader header = RecordingHeader.decode(buffer.address());
        assertThat(header.previousRecording()).isEqualTo(3);
        assertThat(header.previousEndRowSequence()).isEqualTo(50);
        assertThat(header.previousEpoch()).isEqualTo(6);
        assertThat(header.lastTimeMs()).isEqualTo(1234);
        assertThat(header.wrappedKey()).containsExactly(1, 2, 3);
    }

    @Test
    void aNewerVersionIsToldFromDamage() {
        small();
        Memory.putShort(buffer.address() + PackedRecord.VERSION_OFFSET, (short) 2);
        assertThat(flaw(packer.length())).isEqualTo(Flaw.CHECKSUM);
        Memory.putInt(buffer.address() + PackedRecord.CRC_OFFSET, buffer.checksum(packer.length()));
        assertThat(flaw(packer.length())).isEqualTo(Flaw.NEWER);
    }
}
