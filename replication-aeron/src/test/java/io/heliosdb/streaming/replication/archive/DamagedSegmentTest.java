package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Segment files cut at each byte of a record and changed in each bit of a header. */
final class DamagedSegmentTest {
    private static final int LENGTH = 136;
    private static final int COUNT = 5;

    @TempDir Path parent;

    private long id;
    private Path segment;
    private final List<Long> positions = new ArrayList<>(List.of(0L));

    private byte[] write(final Fixture fixture) throws IOException {
        try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                RecordingWriter writer = store.start()) {
            id = writer.recordingId();
            for (int number = 0; number < COUNT; number++) {
                positions.add(fixture.append(writer, LENGTH, number));
            }
        }
        try (var files = Files.walk(parent)) {
            segment = files.filter(file -> file.endsWith("0-0.rec")).findFirst().orElseThrow();
        }
        return Files.readAllBytes(segment);
    }

    @Test
    void aTornTailEndsBeforeItsRecord() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            final byte[] whole = write(fixture);
            final int lastBegin = Math.toIntExact(positions.get(COUNT - 1));
            final int lastByte = lastBegin + RecordFrame.HEADER_BYTES + LENGTH;
            for (int length = whole.length; length >= lastBegin; length--) {
                assertCutTo(fixture, whole, length, length >= lastByte ? COUNT : COUNT - 1);
            }
        }
    }

    private void assertCutTo(
            final Fixture fixture, final byte[] whole, final int length, final int count)
            throws IOException {
        Files.write(segment, Arrays.copyOf(whole, length));
        assertThat(count(fixture)).as("cut to %d bytes", length).isEqualTo(count);
    }

    private int count(final Fixture fixture) {
        try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                RecordingReader reader = store.open(id)) {
            int count = 0;
            while (fixture.read(reader, positions.get(count)) > 0) {
                fixture.assertReads(reader, positions.get(count), LENGTH, count);
                assertThat(reader.nextPosition()).isEqualTo(positions.get(count + 1));
                count++;
            }
            return count;
        }
    }

    @Test
    void noBitOfAHeaderLeadsAstray() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            final byte[] whole = write(fixture);
            final int damaged = 2;
            final int begin = Math.toIntExact(positions.get(damaged));
            for (int at = 0; at < RecordFrame.HEADER_BYTES; at++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    final byte[] bytes = whole.clone();
                    bytes[begin + at] ^= (byte) (1 << bit);
                    Files.write(segment, bytes);
                    assertReadsAround(fixture, damaged);
                }
            }
        }
    }

    /** The records before it, it or nothing, and those behind it once they are sought. */
    private void assertReadsAround(final Fixture fixture, final int damaged) {
        try (JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                RecordingReader reader = store.open(id)) {
            fixture.assertReads(reader, positions.get(damaged - 1), LENGTH, damaged - 1);
            final int length = fixture.read(reader, positions.get(damaged));
            assertThat(length).isBetween(0, LENGTH);
            if (length == LENGTH) {
                fixture.assertReads(reader, positions.get(damaged), LENGTH, damaged);
            }
            assertThat(reader.seek(positions.get(damaged) + 1))
                    .isEqualTo(positions.get(damaged + 1));
            fixture.assertReads(reader, positions.get(damaged + 1), LENGTH, damaged + 1);
        }
    }
}
