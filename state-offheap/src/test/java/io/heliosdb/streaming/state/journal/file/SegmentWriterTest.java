package io.heliosdb.streaming.state.journal.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room is made on one thread while frames are appended on another: no frame is zeroed. */
class SegmentWriterTest {
    private static final int STEP_BYTES = 4096;
    private static final long SEGMENT_BYTES = 64 << 20;
    private static final int RECORDS = 60_000;
    private static final int MOST_BYTES = 400;

    @TempDir Path directory;

    private final Ledger ledger = new Ledger(16 << 20);
    private final Storage storage = new FileStorage();

    @Test
    void framesSurviveTheMakingOfRoom() {
        final Path path = directory.resolve("segment");
        try (Arena memory = memory();
                Arena record = Arena.open(ledger, "record", "test", MOST_BYTES);
                StorageFile file = storage.create(path)) {
            final SegmentWriter writer = new SegmentWriter(file, 0, memory);
            final AtomicBoolean isDone = new AtomicBoolean();
            final CompletableFuture<Integer> steps =
                    CompletableFuture.supplyAsync(
                            () -> {
                                int count = 0;
                                while (!isDone.get()) {
                                    count += writer.makeRoom(SEGMENT_BYTES) ? 1 : 0;
                                }
                                return count;
                            });
            final SplittableRandom lengths = new SplittableRandom(1);
            for (int i = 0; i < RECORDS; i++) {
                final int length = length(lengths);
                Memory.fill(record.address(), length, (byte) (i | 1));
                while (!writer.append(record.address(), length)) {
                    Thread.onSpinWait();
                }
            }
            isDone.set(true);
            assertThat(steps.join()).as("steps of room").isPositive();
            writer.trim();
            assertThat(file.size()).isEqualTo(writer.endPosition());
            check(file);
        }
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void thereIsOneStepOfRoomAndNoneBehindTheSegment() {
        try (Arena memory = memory();
                Arena record = Arena.open(ledger, "record", "test", MOST_BYTES);
                StorageFile file = storage.create(directory.resolve("segment"))) {
            final SegmentWriter writer = new SegmentWriter(file, 0, memory);
            assertThat(writer.makeRoom(2 * STEP_BYTES)).isTrue();
            assertThat(writer.makeRoom(2 * STEP_BYTES)).isFalse();
            assertThat(writer.append(record.address(), 8)).isTrue();
            assertThat(writer.makeRoom(2 * STEP_BYTES)).isTrue();
            assertThat(writer.append(record.address(), 8)).isTrue();
            assertThat(writer.makeRoom(2 * STEP_BYTES)).isFalse();
            assertThat(file.size()).isEqualTo(2 * STEP_BYTES);
            writer.trim();
            assertThat(file.size()).isEqualTo(2 * (8 + Frame.HEADER_LENGTH));
        }
    }

    private Arena memory() {
        return Arena.open(ledger, "writer", "test", SegmentWriter.memoryBytes(STEP_BYTES));
    }

    private static int length(final SplittableRandom lengths) {
        return 8 * lengths.nextInt(1, MOST_BYTES / 8 + 1);
    }

    private void check(final StorageFile file) {
        final SplittableRandom lengths = new SplittableRandom(1);
        try (Arena bytes = Arena.open(ledger, "check", "test", MOST_BYTES + Frame.HEADER_LENGTH)) {
            long position = 0;
            for (int i = 0; i < RECORDS; i++) {
                final int length = length(lengths);
                final int frame = length + Frame.HEADER_LENGTH;
                assertThat(file.read(position, bytes.address(), frame)).isEqualTo(frame);
                assertThat(Frame.recordLength(bytes.address())).isEqualTo(length);
                for (int at = Frame.HEADER_LENGTH; at < frame; at++) {
                    if (Memory.getByte(bytes.address() + at) != (byte) (i | 1)) {
                        throw new AssertionError("byte " + at + " of record " + i);
                    }
                }
                position += frame;
            }
        }
    }
}
