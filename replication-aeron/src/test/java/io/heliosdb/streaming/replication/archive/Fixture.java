package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.nio.file.Path;

/** Settings with small terms, and memory for one record. */
final class Fixture implements AutoCloseable {
    static final int TERM_BYTES = 1 << 20;
    static final int SEGMENT_BYTES = 2 << 20;

    private static final int RECORD_BYTES = 4 << 20;

    final Storage storage = new FileStorage();
    final Ledger ledger = new Ledger(64 << 20);
    final Path directory;
    private final Arena record = Arena.open(ledger, "record", "test", RECORD_BYTES);

    Fixture(final Path directory) {
        this.directory = directory;
    }

    /** Not concluded. */
    ArchiveContext context() {
        return new ArchiveContext()
                .storage(storage)
                .directory(directory)
                .ledger(ledger)
                .nanoClock(SystemNanoClock.INSTANCE)
                .epochClock(SystemEpochClock.INSTANCE)
                .termBytes(TERM_BYTES)
                .segmentBytes(SEGMENT_BYTES);
    }

    /** Appends a record whose bytes follow from a number. */
    long append(final RecordingWriter writer, final int length, final int number) {
        for (int i = 0; i < length; i += Long.BYTES) {
            Memory.putLong(record.address() + i, word(number, i));
        }
        long position;
        do {
            position = writer.append(record.address(), length);
        } while (position == RecordingWriter.BACK_PRESSURED);
        return position;
    }

    private static long word(final int number, final int offset) {
        return number * 1_000_003L + offset;
    }

    /** Reads the record at a position and compares it with the one of a number. */
    void assertReads(
            final RecordingReader reader, final long position, final int length, final int number) {
        assertThat(reader.read(position, record.address(), RECORD_BYTES)).isEqualTo(length);
        for (int i = 0; i < length; i += Long.BYTES) {
            if (Memory.getLong(record.address() + i) != word(number, i)) {
                throw new AssertionError("record " + number + " differs at " + i);
            }
        }
    }

    /** Of the record that was written or read last. */
    long address() {
        return record.address();
    }

    int read(final RecordingReader reader, final long position) {
        return reader.read(position, record.address(), RECORD_BYTES);
    }

    static void awaitRecorded(final RecordingWriter writer, final long position) {
        while (writer.recordedPosition() < position) {
            YieldingIdleStrategy.INSTANCE.idle();
        }
    }

    @Override
    public void close() {
        record.close();
        assertThat(ledger.open()).isEmpty();
    }
}
