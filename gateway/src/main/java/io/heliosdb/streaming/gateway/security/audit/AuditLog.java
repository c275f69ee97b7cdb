package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.connectors.spi.Alarm;

import org.agrona.concurrent.EpochClock;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who did what: entries that follow from one another by their hashes, in files that are only ever
 * appended to. An entry is on the disk when {@link #append} returns. Entries that come while others
 * are being forced share the next force.
 *
 * <p>If the disk fails, entries are refused until it is tried again, at most every ten seconds;
 * what was lost then is itself an entry. Any thread.
 */
public final class AuditLog implements AutoCloseable {
    /** Bytes after which a new file is begun. */
    public static final long FILE_BYTES = 16L << 20;

    private static final long RETRY_MS = TimeUnit.SECONDS.toMillis(10);
    private static final String OWNER = "audit log";

    private final Storage storage;
    private final Path folder;
    private final AuditFiles files;
    private final String genesis;
    private final EpochClock clock;
    private final Alarm alarm;
    private final long fileBytes;

    /** Guards what waits to be written; taken inside of the monitor, never around it. */
    private final Object queue = new Object();

    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private AuditHead head;
    private Optional<HeliosException> failure = Optional.empty();
    private boolean isClosed;
    private boolean isAlarmed;
    private long failures;
    private long failedMs;

    /** Guarded by the monitor, as is the file. */
    private AuditHead durable = new AuditHead(0, "");

    private StorageFile file;
    private long length;

    private AuditLog(
            final Storage storage,
            final Path folder,
            final String genesis,
            final EpochClock clock,
            final Alarm alarm,
            final long fileBytes) {
        this.storage = storage;
        this.folder = folder;
        this.genesis = genesis;
        this.clock = clock;
        this.alarm = alarm;
        this.fileBytes = fileBytes;
        files = new AuditFiles(storage, folder);
    }

    /**
     * Opens a log, or begins one. An entry that was torn at the end is cut off, and that is noted
     * in an entry.
     *
     * @param folder {@code audit} of the data folder
     * @param applianceId whose log it is
     * @param fileBytes after which a new file is begun
     */
    public static AuditLog open(
            final Storage storage,
            final Path folder,
            final long applianceId,
            final EpochClock clock,
            final Alarm alarm,
            final long fileBytes) {
        final AuditLog log =
                new AuditLog(
                        storage, folder, AuditLine.genesis(applianceId), clock, alarm, fileBytes);
        synchronized (log) {
            log.tryToGoOn(true);
        }
        return log;
    }

    /** Finds the end of what is on the disk and makes it the end of the log. */
    private void goOn() {
        storage.createDirectories(folder);
        final AuditTail tail = AuditTail.find(files, genesis);
        if (tail.file().isPresent()) {
            file = storage.openForWriting(tail.file().get());
            if (tail.tornBytes() > 0) {
                file.truncate(tail.length());
            }
            file.force();
        }
        length = tail.length();
        durable = tail.head();
        synchronized (queue) {
            waiting = new ByteArrayOutputStream();
            head = durable;
            failure = Optional.empty();
            if (tail.tornBytes() > 0) {
                enqueue(AuditEntry.own("audit.torn", tail.tornBytes() + " bytes were cut off"));
            }
        }
        if (tail.tornBytes() > 0) {
            flush();
        }
    }

    /**
     * Appends an entry; it is on the disk when this returns.
     *
     * @return its sequence number
     * @throws HeliosException {@link AuditError#NOT_WRITTEN}
     */
    public long append(final AuditEntry entry) {
        tryAgain();
        final long sequence;
        final long failuresBefore;
        synchronized (queue) {
            if (failure.isPresent() || isClosed) {
                throw notWritten(failure);
            }
            failuresBefore = failures;
            sequence = enqueue(entry);
        }
        synchronized (this) {
            final boolean isLost;
            synchronized (queue) {
                isLost = failures != failuresBefore;
            }
            if (isLost) {
                throw notWritten(Optional.empty());
            }
            if (durable.sequence() < sequence) {
                flush();
            }
        }
        return sequence;
    }

    private long enqueue(final AuditEntry entry) {
        final AuditLine line = AuditLine.of(head, clock.time(), entry);
        waiting.writeBytes(line.bytes());
        head = line.head();
        return head.sequence();
    }

    /** Writes all that waits. */
    private void flush() {
        final byte[] bytes;
        final AuditHead last;
        synchronized (queue) {
            bytes = waiting.toByteArray();
            waiting.reset();
            last = head;
        }
        try {
            if (file == null || length >= fileBytes) {
                begin(durable.sequence() + 1);
            }
            write(bytes);
            durable = last;
            synchronized (queue) {
                isAlarmed = false;
            }
        } catch (final HeliosException e) {
            fail(e, last.sequence() - durable.sequence());
            throw notWritten(Optional.of(e));
        }
    }

    private void begin(final long firstSequence) {
        if (file != null) {
            file.close();
            file = null;
        }
        final Path path = files.of(firstSequence);
        file = storage.create(path);
        length = 0;
        storage.syncDirectory(path.toAbsolutePath().getParent());
    }

    private void write(final byte[] bytes) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (Arena arena = Arena.open(ledger, OWNER, OWNER, bytes.length)) {
            Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
            file.write(length, arena.address(), bytes.length);
            file.force();
        }
        length += bytes.length;
    }

    private void fail(final HeliosException cause, final long count) {
        if (file != null) {
            file.close();
            file = null;
        }
        final boolean isNew;
        synchronized (queue) {
            isNew = !isAlarmed;
            isAlarmed = true;
            failure = Optional.of(cause);
            failures++;
            failedMs = clock.time();
        }
        if (isNew) {
            alarm.raise(
                    "the audit log cannot be written: privileged actions are refused",
                    Alarm.Detail.of("entries", count),
                    Alarm.Detail.of("cause", cause.getMessage()));
        }
    }

    /** After a failure, when its time has come; one thread does it, others wait for it. */
    private void tryAgain() {
        synchronized (queue) {
            if (!isDue()) {
                return;
            }
        }
        synchronized (this) {
            synchronized (queue) {
                if (!isDue()) {
                    return;
                }
            }
            tryToGoOn(false);
        }
    }

    private void tryToGoOn(final boolean isOpening) {
        try {
            goOn();
            if (!isOpening) {
                synchronized (queue) {
                    enqueue(AuditEntry.own("audit.resumed", "entries were refused before this"));
                }
                flush();
            }
        } catch (final HeliosException e) {
            if (e.code() != AuditError.NOT_WRITTEN) {
                fail(e, 0);
            }
        }
    }

    private boolean isDue() {
        return failure.isPresent() && !isClosed && Math.abs(clock.time() - failedMs) >= RETRY_MS;
    }

    private static HeliosException notWritten(final Optional<HeliosException> cause) {
        return HeliosException.of(AuditError.NOT_WRITTEN, "the audit log cannot be written")
                .hint("look at the disk of the data folder; the log is tried again by itself")
                .causedBy(cause.orElse(null));
    }

    /** Reads what is on the disk. */
    public AuditReader reader() {
        return new AuditReader(storage, folder);
    }

    /** How far the log goes on the disk; to be kept on another machine. */
    public synchronized AuditHead head() {
        return durable;
    }

    /** Whether entries are refused now. */
    public boolean isFailed() {
        synchronized (queue) {
            return failure.isPresent() || isClosed;
        }
    }

    @Override
    public synchronized void close() {
        synchronized (queue) {
            failures++;
            isClosed = true;
        }
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
