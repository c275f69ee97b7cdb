package io.heliosdb.streaming.state.journal.assembly;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.journal.JournalStore;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Settings of a {@link Journal}. Set, {@link #conclude}d once, then read only. */
public final class JournalContext {
    /** Default of {@link #recordingBytes(long)}: 1 GiB. */
    public static final long RECORDING_BYTES = 1L << 30;

    /** Default of {@link #indexPlaces(int)}. */
    public static final int INDEX_PLACES = 1 << 16;

    /** Default of {@link #forceIntervalNs(long)}: at once, for level <em>fsynced</em>. */
    public static final long FORCE_INTERVAL_NS = 0;

    /** A good {@link #forceIntervalNs(long)} where no job asks for level <em>fsynced</em>. */
    public static final long RELAXED_FORCE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private JournalStore store;
    private long journalId;
    private long minimumEpoch = 1;
    private long recordingBytes = RECORDING_BYTES;
    private int indexPlaces = INDEX_PLACES;
    private long forceIntervalNs = FORCE_INTERVAL_NS;
    private Retention retention = Retention.KEEP_ALL;
    private SpaceLimits spaceLimits = SpaceLimits.DEFAULT;
    private KeyService keyService;
    private Entropy entropy;
    private Ledger ledger;
    private Counters counters;
    private NanoClock nanoClock;
    private EpochClock epochClock;
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public JournalContext conclude() {
        change();
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(epochClock, "epochClock");
        if (recordingBytes < 1 || forceIntervalNs < 0 || minimumEpoch < 1 || indexPlaces < 2) {
            throw new IllegalArgumentException(
                    "recordings of "
                            + recordingBytes
                            + " bytes, forced every "
                            + forceIntervalNs
                            + " ns, epoch "
                            + minimumEpoch
                            + ", places "
                            + indexPlaces);
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

    /** The medium; closed with the journal. */
    public JournalContext store(final JournalStore medium) {
        change();
        store = medium;
        return this;
    }

    public JournalStore store() {
        return store;
    }

    /** Number of the appliance: a journal of another is refused. */
    public JournalContext journalId(final long id) {
        change();
        journalId = id;
        return this;
    }

    public long journalId() {
        return journalId;
    }

    /** Least epoch of this start; greater if the journal has seen it already. */
    public JournalContext minimumEpoch(final long epoch) {
        change();
        minimumEpoch = epoch;
        return this;
    }

    public long minimumEpoch() {
        return minimumEpoch;
    }

    /** Length from which a recording is followed by another, so that old ones can be deleted. */
    public JournalContext recordingBytes(final long bytes) {
        change();
        recordingBytes = bytes;
        return this;
    }

    public long recordingBytes() {
        return recordingBytes;
    }

    /** Most places that are known by their row sequence, at 32 bytes each. */
    public JournalContext indexPlaces(final int places) {
        change();
        indexPlaces = places;
        return this;
    }

    public int indexPlaces() {
        return indexPlaces;
    }

    /** Longest time that what is recorded waits for a force; 0 forces at once. */
    public JournalContext forceIntervalNs(final long nanos) {
        change();
        forceIntervalNs = nanos;
        return this;
    }

    public long forceIntervalNs() {
        return forceIntervalNs;
    }

    /** What is kept; all by default. */
    public JournalContext retention(final Retention rule) {
        change();
        retention = rule;
        return this;
    }

    public Retention retention() {
        return retention;
    }

    /** When input stops because the disk is getting full. */
    public JournalContext spaceLimits(final SpaceLimits limits) {
        change();
        spaceLimits = limits;
        return this;
    }

    public SpaceLimits spaceLimits() {
        return spaceLimits;
    }

    /**
     * Seals the payloads of all records, and opens those that are sealed; without it they are
     * plain.
     *
     * @param service wraps the key of each recording
     * @param source of keys
     */
    public JournalContext keys(final KeyService service, final Entropy source) {
        change();
        keyService = Objects.requireNonNull(service, "service");
        entropy = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Null if records are not sealed. */
    public KeyService keyService() {
        return keyService;
    }

    /** Null if records are not sealed. */
    public Entropy entropy() {
        return entropy;
    }

    /** Where memory is booked. */
    public JournalContext ledger(final Ledger account) {
        change();
        ledger = account;
        return this;
    }

    public Ledger ledger() {
        return ledger;
    }

    public JournalContext counters(final Counters allCounters) {
        change();
        counters = allCounters;
        return this;
    }

    public Counters counters() {
        return counters;
    }

    /** For intervals and the watchdog of replays. */
    public JournalContext nanoClock(final NanoClock clock) {
        change();
        nanoClock = clock;
        return this;
    }

    public NanoClock nanoClock() {
        return nanoClock;
    }

    /** For the age of recordings. */
    public JournalContext epochClock(final EpochClock clock) {
        change();
        epochClock = clock;
        return this;
    }

    public EpochClock epochClock() {
        return epochClock;
    }
}
