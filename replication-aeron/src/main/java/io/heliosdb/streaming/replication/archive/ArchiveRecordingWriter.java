package io.heliosdb.streaming.replication.archive;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.ReservedValueSupplier;
import io.aeron.archive.status.RecordingPos;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The end of a recording: a publication that the archive records. A record longer than the driver
 * takes at once is published in parts; when there is no room between two of them, the same record
 * must come again and goes on where it was.
 */
final class ArchiveRecordingWriter implements RecordingWriter {
    private static final long MOMENT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final long recordingId;
    private final ExclusivePublication publication;
    private final CountersReader counters;
    private final int counterId;
    private final long archiveNumber;
    private final SegmentForce segments;
    private final FailureLatch failures;
    private final NanoClock clock;
    private final long stallNs;
    private final long deathNs;
    private final Consumer<ArchiveRecordingWriter> ending;

    /** Journal agent's thread. */
    private final UnsafeBuffer part = new UnsafeBuffer(0, 0);

    private final ReservedValueSupplier reservedValues = this::reservedValue;
    private final int partBytes;
    private int partsLength;
    private int partsDone;
    private int frameOffset;

    /** Written by the journal agent, behind {@link #progressNs}. */
    private volatile long publishedPosition;

    /** Written by the recorder, behind {@link #progressNs}. */
    private volatile long recordedPosition;

    /**
     * When the recording went on last, or a record began to wait behind a recording that had caught
     * up. Written by the recorder and the journal agent; which of two close moments stays is all
     * the same.
     */
    private volatile long progressNs;

    /**
     * When it was first seen that nothing had gone on for too long. Written by whoever asks; which
     * of two close moments stays is all the same.
     */
    private volatile long suspectedNs = NEVER;

    /** Control plane. */
    private boolean isClosed;

    /**
     * @param counterId of the counter that says how far the archive has recorded
     * @param ending what to do when this is closed
     */
    ArchiveRecordingWriter(
            final long recordingId,
            final ExclusivePublication publication,
            final CountersReader counters,
            final int counterId,
            final SegmentForce segments,
            final FailureLatch failures,
            final ArchiveContext context,
            final Consumer<ArchiveRecordingWriter> ending) {
        this.recordingId = recordingId;
        this.publication = publication;
        this.counters = counters;
        this.counterId = counterId;
        this.segments = segments;
        this.failures = failures;
        this.ending = ending;
        archiveNumber = RecordingPos.getRecordingId(counters, counterId);
        clock = context.nanoClock();
        stallNs = context.stallNs();
        deathNs = context.deathNs();
        partBytes = publication.maxMessageLength() & -Long.BYTES;
        progressNs = clock.nanoTime();
    }

    @Override
    public long recordingId() {
        return recordingId;
    }

    @Override
    public long append(final long address, final int length) {
        final long published = publishedPosition;
        if (recordedPosition() >= published) {
            progressNs = clock.nanoTime();
        } else if (waitingNs(published) > stallNs) {
            return BACK_PRESSURED;
        }
        if (partsDone > 0 && length != partsLength) {
            throw new IllegalStateException(
                    "a record of " + partsLength + " bytes was begun, now comes one of " + length);
        }
        partsLength = length;
        while (partsDone < length) {
            final int partLength = Math.min(length - partsDone, partBytes);
            frameOffset = partsDone;
            part.wrap(address + partsDone, partLength);
            final long position = publication.offer(part, 0, partLength, reservedValues);
            if (position < 0) {
                return refused(position);
            }
            partsDone += partLength;
            publishedPosition = position;
        }
        partsDone = 0;
        return publishedPosition;
    }

    /** Says of each frame where in the record it belongs. */
    private long reservedValue(final DirectBuffer frames, final int frame, final int frameLength) {
        final long value = RecordFrame.reservedValue(frameOffset, partsLength);
        frameOffset += frameLength - RecordFrame.HEADER_BYTES;
        return value;
    }

    private long refused(final long answer) {
        if (answer != Publication.BACK_PRESSURED && answer != Publication.ADMIN_ACTION) {
            failures.fail(
                    "recording " + recordingId + " takes no more records",
                    Publication.errorString(answer),
                    null);
            failures.check();
        }
        return BACK_PRESSURED;
    }

    @Override
    public long recordedPosition() {
        failures.check();
        final long published = publishedPosition;
        if (waitingNs(published) > deathNs) {
            suspect(published);
        } else if (suspectedNs != NEVER) {
            suspectedNs = NEVER;
        }
        return recordedPosition;
    }

    /** If the whole process was stopped, the recorder will go on, given a moment. */
    private void suspect(final long published) {
        final long nowNs = clock.nanoTime();
        if (suspectedNs == NEVER) {
            suspectedNs = nowNs;
        } else if (nowNs - suspectedNs > MOMENT_NS) {
            failures.fail(
                    "recording " + recordingId + " does not go on",
                    "recorded to " + recordedPosition + ", published to " + published,
                    null);
            failures.check();
        }
    }

    /** For how long records wait and none has been recorded. */
    private long waitingNs(final long published) {
        return recordedPosition < published ? clock.nanoTime() - progressNs : 0;
    }

    /** Recorder: looks how far the archive has got. */
    void look() {
        if (!RecordingPos.isActive(counters, counterId, archiveNumber)) {
            if (recordedPosition < publishedPosition) {
                failures.fail(
                        "recording " + recordingId + " has ended with records that wait",
                        "recorded to " + recordedPosition + ", published to " + publishedPosition,
                        null);
            }
            return;
        }
        final long position = counters.getCounterValue(counterId);
        if (position > recordedPosition) {
            progressNs = clock.nanoTime();
            recordedPosition = position;
        }
    }

    /** Where the recording ends at present, whatever has failed. */
    long endPosition() {
        return recordedPosition;
    }

    boolean isActive() {
        return RecordingPos.isActive(counters, counterId, archiveNumber);
    }

    boolean hasRecordedAll() {
        return recordedPosition >= publishedPosition;
    }

    @Override
    public long force() {
        final long position = recordedPosition();
        try {
            segments.forceTo(position);
        } catch (final RuntimeException e) {
            failures.fail("recording " + recordingId + " cannot be forced", e.getMessage(), e);
            throw e;
        }
        return position;
    }

    /** Ends the publication, and with it the recording. */
    void closePublication() {
        publication.close();
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            try {
                ending.accept(this);
            } finally {
                segments.close();
            }
        }
    }
}
