package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ArchiveException;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happens when the archive, its disk or its thread fails, or a stranger comes. */
final class ArchiveFailureTest {
    @TempDir Path parent;

    @Test
    void whatTheArchiveCannotWriteFailsTheStoreForGood() throws IOException {
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
                RecordingReader reader = overfull(fixture, store)) {
            assertThatThrownBy(store::start).hasMessageContaining(code());
            fixture.assertReads(reader, 0, 50_000, 0);
        }
    }

    /** A recording whose second segment cannot be made. */
    private RecordingReader overfull(final Fixture fixture, final JournalStore store)
            throws IOException {
        final RecordingWriter writer = store.start();
        final Path first;
        try (var files = Files.walk(parent)) {
            first = files.filter(file -> file.endsWith("0-0.rec")).findFirst().orElseThrow();
        }
        Files.createFile(first.resolveSibling("0-" + Fixture.SEGMENT_BYTES + ".rec"));
        assertThatThrownBy(
                        () -> {
                            for (int number = 0; number < 1000; number++) {
                                fixture.append(writer, 50_000, number);
                            }
                        })
                .isInstanceOf(HeliosException.class)
                .hasMessageContaining(code());
        assertThatThrownBy(writer::recordedPosition).hasMessageContaining(code());
        assertThatThrownBy(writer::force).hasMessageContaining(code());
        final RecordingReader reader = store.open(writer.recordingId());
        writer.close();
        return reader;
    }

    private static String code() {
        return JournalError.MEDIUM_FAILED.code();
    }

    @Test
    void aRecorderThatStandsStillStopsInputAndThenFails() {
        final AtomicLong later = new AtomicLong();
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                ArchiveJournalStore store =
                        new ArchiveJournalStore(
                                fixture.context()
                                        .nanoClock(
                                                () ->
                                                        SystemNanoClock.INSTANCE.nanoTime()
                                                                + later.get())
                                        .stallNs(TimeUnit.MINUTES.toNanos(1))
                                        .deathNs(TimeUnit.MINUTES.toNanos(10))
                                        .conclude())) {
            final RecordingWriter writer = store.start();
            later.addAndGet(TimeUnit.MINUTES.toNanos(30)); // idle: nothing waits
            assertThat(writer.recordedPosition()).isZero();
            final long position =
                    Standstill.during(
                            store,
                            () -> {
                                final long end = fixture.append(writer, 1000, 1);
                                assertThat(writer.recordedPosition()).isZero();
                                later.addAndGet(TimeUnit.MINUTES.toNanos(2));
                                assertThat(writer.append(fixture.address(), 1000))
                                        .isEqualTo(RecordingWriter.BACK_PRESSURED);
                                return end;
                            });
            Fixture.awaitRecorded(writer, position);
            Standstill.during(
                    store,
                    () -> {
                        final long end = fixture.append(writer, 1000, 2);
                        later.addAndGet(TimeUnit.MINUTES.toNanos(11)); // was all of it stopped?
                        assertThat(writer.recordedPosition()).isEqualTo(position);
                        later.addAndGet(TimeUnit.SECONDS.toNanos(2)); // no
                        assertThatThrownBy(writer::recordedPosition).hasMessageContaining(code());
                        assertThatThrownBy(() -> fixture.append(writer, 1000, 3))
                                .hasMessageContaining(code());
                        return end;
                    });
            writer.close();
        }
    }

    @Test
    void aProcessThatWasStoppedForLongGoesOn() {
        final AtomicLong later = new AtomicLong();
        try (Fixture fixture = new Fixture(parent.resolve("journal"));
                ArchiveJournalStore store =
                        new ArchiveJournalStore(
                                fixture.context()
                                        .nanoClock(
                                                () ->
                                                        SystemNanoClock.INSTANCE.nanoTime()
                                                                + later.get())
                                        .conclude());
                RecordingWriter writer = store.start()) {
            final long position =
                    Standstill.during(
                            store,
                            () -> {
                                later.addAndGet(TimeUnit.HOURS.toNanos(5));
                                final long end = fixture.append(writer, 1000, 1);
                                later.addAndGet(TimeUnit.HOURS.toNanos(5));
                                assertThat(writer.recordedPosition()).isZero();
                                return end;
                            });
            Fixture.awaitRecorded(writer, position);
            assertThat(fixture.append(writer, 1000, 2)).isGreaterThan(position);
        }
    }

    @Test
    void aStrangerIsRefusedAndDoesNoHarm() {
        try (Fixture fixture = new Fixture(parent.resolve("journal"))) {
            final ArchiveContext context = fixture.context().conclude();
            try (JournalStore store = new ArchiveJournalStore(context);
                    RecordingWriter writer = store.start()) {
                final Path folder = DriverFolder.folder(context).resolve("aeron");
                final Aeron.Context client =
                        new Aeron.Context().aeronDirectoryName(folder.toString());
                assertThatThrownBy(
                                () ->
                                        AeronArchive.connect(
                                                        new AeronArchive.Context()
                                                                .aeron(Aeron.connect(client))
                                                                .ownsAeronClient(true)
                                                                .controlRequestChannel("aeron:ipc")
                                                                .controlResponseChannel(
                                                                        "aeron:ipc"))
                                                .close())
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining("authentication rejected");
                Fixture.awaitRecorded(writer, fixture.append(writer, 1000, 1));
            }
        }
    }
}
