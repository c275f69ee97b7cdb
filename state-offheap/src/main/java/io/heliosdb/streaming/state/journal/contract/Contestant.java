package io.heliosdb.streaming.state.journal.contract;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A recording under test, with what was written to it. */
final class Contestant implements AutoCloseable {
    private static final int MEMORY_BYTES = 4 << 20;

    /** Looks at the medium before a wait is given up. */
    private static final int PATIENCE = 20_000_000;

    private final JournalStore store;
    private final Runnable idle;
    private final RecordingWriter writer;
    private final long recordingId;
    private final Ledger ledger = new Ledger(MEMORY_BYTES);
    private final Arena memory = Arena.open(ledger, "contract", "test", MEMORY_BYTES);
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> seeds = new ArrayList<>();

    /** Of each record, and behind the last. */
    private final List<Long> positions = new ArrayList<>(List.of(0L));

    private final RecordingReader follower;
    private int followed;
    private boolean isEnded;

    Contestant(final JournalStore store, final Runnable idle) {
        this.store = store;
        this.idle = idle;
        writer = store.start();
        recordingId = writer.recordingId();
        follower = store.open(recordingId);
    }

    static void assertTrue(final boolean holds, final String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    RecordingWriter writer() {
        return writer;
    }

    long recordingId() {
        return recordingId;
    }

    List<Long> positions() {
        return positions;
    }

    void writeRandom(final SplittableRandom random, final int count, final int maxLength) {
        for (int i = 0; i < count; i++) {
            final int words = 1 + random.nextInt(random.nextBoolean() ? 20 : maxLength / 8);
            write(words * 8, random.nextInt());
        }
    }

    void write(final int length, final int seed) {
        for (int i = 0; i < length; i += 8) {
            Memory.putLong(memory.address() + i, word(seed, i));
        }
        long position = RecordingWriter.BACK_PRESSURED;
        for (int i = 0; position == RecordingWriter.BACK_PRESSURED; i++) {
            assertTrue(i < PATIENCE, "back-pressured for ever");
            position = writer.append(memory.address(), length);
            idle.run();
        }
        assertTrue(position > positions.getLast(), "positions ascend");
        positions.add(position);
        lengths.add(length);
        seeds.add(seed);
    }

    private static long word(final int seed, final int offset) {
        return (seed * 0x9E3779B97F4A7C15L) ^ (offset * 0xD1B54A32D192ED03L);
    }

    void awaitRecorded() {
        for (int i = 0; writer.recordedPosition() < positions.getLast(); i++) {
            assertTrue(i < PATIENCE, "not recorded for ever");
            idle.run();
        }
        assertTrue(writer.recordedPosition() == positions.getLast(), "recorded what was written");
    }

    void assertNothingMore() {
        assertTrue(
                follower.read(positions.getLast(), memory.address(), MEMORY_BYTES) == 0,
                "a record that was never written");
    }

    void assertReadsNext() {
        assertReads(follower, followed);
        followed++;
    }

    private void assertReads(final RecordingReader reader, final int index) {
        final int length = reader.read(positions.get(index), memory.address(), MEMORY_BYTES);
        assertTrue(
                length == lengths.get(index),
                "record " + index + " of " + lengths.get(index) + " bytes has " + length);
        for (int i = 0; i < length; i += 8) {
            assertTrue(
                    Memory.getLong(memory.address() + i) == word(seeds.get(index), i),
                    "record " + index + " differs at " + i);
        }
        assertTrue(
                reader.nextPosition() == positions.get(index + 1),
                "position behind record " + index);
    }

    void assertReadsAll() {
        try (RecordingReader reader = store.open(recordingId)) {
            for (int i = 0; i < lengths.size(); i++) {
                assertReads(reader, i);
            }
            assertTrue(
                    reader.read(positions.getLast(), memory.address(), MEMORY_BYTES) == 0,
                    "nothing behind the last");
            for (int i = lengths.size() - 1; i >= 0; i -= 7) {
                assertReads(reader, i);
            }
        }
    }

    void assertSeekFindsAll() {
        try (RecordingReader reader = store.open(recordingId)) {
            long from = 0;
            for (int i = 0; i < lengths.size(); i++) {
                final long found = reader.seek(from);
                final int length = found < 0 ? 0 : reader.read(found, memory.address(), 1 << 20);
                assertTrue(length == lengths.get(i), "sought record " + i + ": " + length);
                from = found + 1;
            }
            assertTrue(reader.seek(from) < 0, "nothing to find behind the last");
        }
    }

    /** A recording opened anew has so many records. */
    static void assertCount(final JournalStore store, final long id, final int count) {
        try (Ledger ledger = new Ledger(MEMORY_BYTES);
                Arena memory = Arena.open(ledger, "contract", "test", MEMORY_BYTES);
                RecordingReader reader = store.open(id)) {
            int found = 0;
            long position = 0;
            while (reader.read(position, memory.address(), MEMORY_BYTES) > 0) {
                position = reader.nextPosition();
                found++;
            }
            assertTrue(found == count, found + " records of " + count);
        }
    }

    /** Ends the recording. */
    void end() {
        if (!isEnded) {
            isEnded = true;
            writer.close();
        }
    }

    @Override
    public void close() {
        end();
        follower.close();
        memory.close();
        ledger.close();
    }
}
