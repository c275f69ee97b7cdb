package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.Storage;

import org.agrona.BitUtil;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Settings of an {@link ArchiveJournalStore}. Set, {@link #conclude}d once, then read only. */
public final class ArchiveContext {
    /**
     * Default of {@link #termBytes(int)}: a third of the shared memory of a recording; half of it
     * may wait to be recorded.
     */
    public static final int TERM_BYTES = 16 << 20;

    /** Default of {@link #segmentBytes(int)}. */
    public static final int SEGMENT_BYTES = 64 << 20;

    /** Default of {@link #stallNs(long)}. */
    public static final long STALL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Default of {@link #deathNs(long)}. */
    public static final long DEATH_NS = TimeUnit.SECONDS.toNanos(10);

    /** Default of {@link #sharedMemory(Path)}. */
    public static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private Storage storage;
    private Path directory;
    private Path sharedMemory = SHARED_MEMORY;
    private Ledger ledger;
    private Entropy entropy = Entropy.ofSystem();
    private NanoClock nanoClock;
    private EpochClock epochClock;
    private int termBytes = TERM_BYTES;
    private int segmentBytes = SEGMENT_BYTES;
    private long stallNs = STALL_NS;
    private long deathNs = DEATH_NS;
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public ArchiveContext conclude() {
        change();
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(epochClock, "epochClock");
        if (!BitUtil.isPowerOfTwo(termBytes)
                || !BitUtil.isPowerOfTwo(segmentBytes)
                || termBytes < 8 * RecordFrame.MAX_FRAME_BYTES
                || segmentBytes < termBytes) {
            throw new IllegalArgumentException(
                    "segments of " + segmentBytes + " bytes of terms of " + termBytes);
        }
        isConcluded = true;
        return this;
    }

    boolean isConcluded() {
        return isConcluded;
    }

    private void change() {
        if (isConcluded) {
            throw new IllegalStateException("already concluded");
        }
    }

    /**
     * Reads, forces, cuts and deletes the files that the archive writes; the machine's own files,
     * because the archive knows no others.
     */
    public ArchiveContext storage(final Storage files) {
        change();
        storage = files;
        return this;
    }

    Storage storage() {
        return storage;
    }

    /** Where the recordings lie; nobody else's. */
    public ArchiveContext directory(final Path folder) {
        change();
        directory = folder;
        return this;
    }

    Path directory() {
        return directory;
    }

    /** A folder in memory, in which the driver's files get a private folder. */
    public ArchiveContext sharedMemory(final Path folder) {
        change();
        sharedMemory = folder;
        return this;
    }

    Path sharedMemory() {
        return sharedMemory;
    }

    /** Where memory of readers is booked. */
    public ArchiveContext ledger(final Ledger bookkeeper) {
        change();
        ledger = bookkeeper;
        return this;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Where the secret of the archive's control channel comes from. */
    public ArchiveContext entropy(final Entropy source) {
        change();
        entropy = source;
        return this;
    }

    Entropy entropy() {
        return entropy;
    }

    public ArchiveContext nanoClock(final NanoClock clock) {
        change();
        nanoClock = clock;
        return this;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    public ArchiveContext epochClock(final EpochClock clock) {
        change();
        epochClock = clock;
        return this;
    }

    EpochClock epochClock() {
        return epochClock;
    }

    /** Bytes of a term of the publication; a power of two, three of them are mapped. */
    public ArchiveContext termBytes(final int bytes) {
        change();
        termBytes = bytes;
        return this;
    }

    int termBytes() {
        return termBytes;
    }

    /** Bytes of a segment file; a power of two, a term at least. */
    public ArchiveContext segmentBytes(final int bytes) {
        change();
        segmentBytes = bytes;
        return this;
    }

    int segmentBytes() {
        return segmentBytes;
    }

    /** Where records wait for so long and none is recorded, no more are taken. */
    public ArchiveContext stallNs(final long nanos) {
        change();
        stallNs = nanos;
        return this;
    }

    long stallNs() {
        return stallNs;
    }

    /** Where records wait for so long and none is recorded, the medium has failed. */
    public ArchiveContext deathNs(final long nanos) {
        change();
        deathNs = nanos;
        return this;
    }

    long deathNs() {
        return deathNs;
    }
}
