package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.frame.FrameKeys;
import io.heliosdb.streaming.state.checkpoint.frame.NoKeys;
import io.heliosdb.streaming.state.checkpoint.frame.ServiceKeys;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Settings of a {@link CheckpointStore}. Set, {@link #conclude}d once, then read only. Encryption
 * has no default: keys are named, or it is turned off in so many words.
 */
public final class CheckpointContext {
    /** Default of {@link #compression(Compression)}. */
    public static final Compression COMPRESSION = Compression.LZ4;

    /** Default of {@link #readAheadFrames(int)}. */
    public static final int READ_AHEAD_FRAMES = 8;

    /** Default of {@link #reuseLimit(int)}. */
    public static final int REUSE_LIMIT = 16;

    /** Default of {@link #forceEveryBytes(long)}. */
    public static final long FORCE_EVERY_BYTES = 32L << 20;

    private Storage storage;
    private Path folder;
    private Ledger ledger;
    private FrameKeys keys;
    private Long applianceId;
    private String engineVersion = "";
    private Compression compression = COMPRESSION;
    private Executor executor = Runnable::run;
    private int readAheadFrames = READ_AHEAD_FRAMES;
    private int reuseLimit = REUSE_LIMIT;
    private long forceEveryBytes = FORCE_EVERY_BYTES;
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public CheckpointContext conclude() {
        change();
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(keys, "keys, or encryptionOff");
        Objects.requireNonNull(applianceId, "applianceId");
        if (readAheadFrames < 1 || reuseLimit < 0 || forceEveryBytes < 1) {
            throw new IllegalArgumentException("a limit is below its least value");
        }
        isConcluded = true;
        return this;
    }

    /** The same settings for a store in another folder. */
    CheckpointContext in(final Path otherFolder) {
        return new CheckpointContext()
                .storage(storage)
                .folder(otherFolder)
                .ledger(ledger)
                .keys(keys)
                .applianceId(applianceId)
                .engineVersion(engineVersion)
                .compression(compression)
                .executor(executor)
                .readAheadFrames(readAheadFrames)
                .reuseLimit(reuseLimit)
                .forceEveryBytes(forceEveryBytes)
                .conclude();
    }

    boolean isConcluded() {
        return isConcluded;
    }

    private void change() {
        if (isConcluded) {
            throw new IllegalStateException("already concluded");
        }
    }

    /** Where the files lie. */
    public CheckpointContext storage(final Storage files) {
        change();
        storage = files;
        return this;
    }

    public Storage storage() {
        return storage;
    }

    /** The folder that the folders of all checkpoints lie in; made when it is first needed. */
    public CheckpointContext folder(final Path directory) {
        change();
        folder = directory;
        return this;
    }

    public Path folder() {
        return folder;
    }

    /** Where buffers are booked, under the tag "checkpoint". */
    public CheckpointContext ledger(final Ledger account) {
        change();
        ledger = account;
        return this;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Where the data keys of files come from. */
    public CheckpointContext keys(final FrameKeys source) {
        change();
        keys = source;
        return this;
    }

    /** Data keys of a key service, made of an entropy. */
    public CheckpointContext keyService(final KeyService service, final Entropy entropy) {
        return keys(new ServiceKeys(service, entropy));
    }

    /** Nothing is encrypted: for development only. */
    public CheckpointContext encryptionOff() {
        return keys(new NoKeys());
    }

    public FrameKeys keys() {
        return keys;
    }

    /** Id of the data folder; checkpoints of another are refused. */
    public CheckpointContext applianceId(final long id) {
        change();
        applianceId = id;
        return this;
    }

    public long applianceId() {
        return applianceId;
    }

    /** Noted in every checkpoint, for people. */
    public CheckpointContext engineVersion(final String version) {
        change();
        engineVersion = version;
        return this;
    }

    public String engineVersion() {
        return engineVersion;
    }

    /** How contents are shortened before they are sealed; what is read says itself how it was. */
    public CheckpointContext compression(final Compression way) {
        change();
        compression = way;
        return this;
    }

    public Compression compression() {
        return compression;
    }

    /**
     * Runs the reading ahead of frames; by default the thread that reads does it itself. It may
     * have any number of threads, or none and never run anything.
     */
    public CheckpointContext executor(final Executor threads) {
        change();
        executor = threads;
        return this;
    }

    public Executor executor() {
        return executor;
    }

    /** Frames read ahead of the one that is wanted; each takes about 0.8 MiB of buffers. */
    public CheckpointContext readAheadFrames(final int frames) {
        change();
        readAheadFrames = frames;
        return this;
    }

    public int readAheadFrames() {
        return readAheadFrames;
    }

    /**
     * For how many checkpoints a frame is referred to before it is written anew: what a damaged
     * frame can spoil is bounded by it. 0 makes every checkpoint self-contained.
     */
    public CheckpointContext reuseLimit(final int checkpoints) {
        change();
        reuseLimit = checkpoints;
        return this;
    }

    public int reuseLimit() {
        return reuseLimit;
    }

    /**
     * After how many bytes written to a file they are forced, so that no one force takes long and
     * holds up that of the journal.
     */
    public CheckpointContext forceEveryBytes(final long bytes) {
        change();
        forceEveryBytes = bytes;
        return this;
    }

    public long forceEveryBytes() {
        return forceEveryBytes;
    }
}
