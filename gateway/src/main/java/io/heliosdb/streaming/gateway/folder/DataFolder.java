package io.heliosdb.streaming.gateway.folder;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;

import org.agrona.concurrent.EpochClock;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An appliance's folder, opened: its layout, its identity and its epoch.
 *
 * <p>Who opens it holds its {@link FolderLock}, or is alone in a simulation.
 */
public final class DataFolder {
    /** Name of the lock's file. */
    static final String LOCK = "lock";

    /** Tables, views and functions, which may be declared before the first start. */
    private static final String CATALOG = "catalog";

    private static final String IDENTITY = "identity";
    private static final String EPOCH = "epoch";
    private static final String JOURNAL = "journal";
    private static final String COUNTERS = "counters";
    private static final String KEYS = "keys";
    private static final String RESULTS = "results";
    private static final String WEBHOOKS = "webhooks";
    private static final String USERS = "users";
    private static final String AUDIT = "audit";

    private static final int IDENTITY_MAGIC = 0x44494C48; // "HLID"
    private static final int EPOCH_MAGIC = 0x50454C48; // "HLEP"

    /** What may lie in a folder whose identity was never written: a first start was cut off. */
    private static final Set<String> BEFORE_IDENTITY =
            Set.of(LOCK, "lost+found", CATALOG, IDENTITY + AtomicFile.TEMPORARY_SUFFIX);

    private final Storage storage;
    private final Path root;
    private final FolderRecord identity;
    private final boolean isNew;

    private DataFolder(final Storage storage, final Path root, final FolderRecord identity) {
        this.storage = storage;
        this.root = root;
        this.identity = identity;
        isNew = !storage.exists(root.resolve(EPOCH));
    }

    /**
     * Makes the folder if it is not there; one that is there stays as it is. To be called before
     * its lock is taken.
     *
     * @param root absolute
     * @param log name of what the log has in it, if it has
     * @throws HeliosException {@code HSRV-0202} if it holds something that is not an appliance's
     */
    public static void prepare(final Storage storage, final Path root, final Optional<String> log) {
        explained(
                root,
                () -> {
                    checkOwn(storage, root, log);
                    storage.createDirectories(root);
                    return root;
                });
    }

    /**
     * Looks whether a folder is an appliance's or may become one; it need not be there.
     *
     * @param root absolute
     * @param log name of what the log has in it, if it has
     * @throws HeliosException {@code HSRV-0202} if it holds something that is not an appliance's
     */
    public static void check(final Storage storage, final Path root, final Optional<String> log) {
        explained(
                root,
                () -> {
                    checkOwn(storage, root, log);
                    return root;
                });
    }

    private static void checkOwn(
            final Storage storage, final Path root, final Optional<String> log) {
        if (!storage.exists(root.resolve(IDENTITY))) {
            checkNew(storage, root, log);
        }
    }

    private static void checkNew(
            final Storage storage, final Path root, final Optional<String> log) {
        final List<String> foreign =
                storage.list(root).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !BEFORE_IDENTITY.contains(name))
                        .filter(name -> !log.equals(Optional.of(name)))
                        .limit(3)
                        .toList();
        if (!foreign.isEmpty()) {
            throw HeliosException.of(
                            FolderError.FOREIGN, root + " is not the data folder of an appliance")
                    .detail("it has no file 'identity', but " + String.join(", ", foreign))
                    .hint(
                            "name an empty folder or one that does not exist; of a restored backup"
                                    + " the file 'identity' is missing");
        }
    }

    /**
     * Opens a folder that has been {@link #prepare}d; at the first start it gets its identity.
     *
     * @param root absolute
     * @param ids a random number for a new appliance
     * @param clock when it was made
     * @param log name of what the log has in it, if it has
     * @throws HeliosException with a {@link FolderError}, or with a {@link StorageError} if the
     *     folder cannot be read or written
     */
    public static DataFolder open(
            final Storage storage,
            final Path root,
            final LongSupplier ids,
            final EpochClock clock,
            final Optional<String> log) {
        return explained(
                root,
                () -> {
                    checkOwn(storage, root, log);
                    final Path file = root.resolve(IDENTITY);
                    return FolderRecord.read(storage, file, IDENTITY_MAGIC)
                            .map(found -> new DataFolder(storage, root, found))
                            .orElseGet(() -> create(storage, root, ids, clock));
                });
    }

    /** Whether a folder is an appliance's. */
    public static boolean isOne(final Storage storage, final Path root) {
        return storage.exists(root.resolve(IDENTITY));
    }

    /**
     * The id of the appliance whose folder it is, which may run.
     *
     * @throws HeliosException {@code HSRV-0202} if it is no appliance's
     */
    public static long applianceId(final Storage storage, final Path root) {
        return FolderRecord.read(storage, root.resolve(IDENTITY), IDENTITY_MAGIC)
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                FolderError.FOREIGN,
                                                root + " is not the data folder of an appliance")
                                        .detail("it has no file 'identity'")
                                        .hint("name its configuration with --config"))
                .applianceId();
    }

    private static DataFolder create(
            final Storage storage,
            final Path root,
            final LongSupplier ids,
            final EpochClock clock) {
        final FolderRecord identity = new FolderRecord(ids.getAsLong(), clock.time());
        identity.write(storage, root.resolve(IDENTITY), IDENTITY_MAGIC);
        return new DataFolder(storage, root, identity);
    }

    /** A failing disk says what failed; this adds what to do about it. */
    private static <T> T explained(final Path root, final Supplier<T> action) {
        try {
            return action.get();
        } catch (final HeliosException e) {
            if (!e.hint().isEmpty() || !(e.code() instanceof StorageError code)) {
                throw e;
            }
            throw switch (code) {
                case FULL -> e.hint("make room on the disk of " + root);
                case REFUSED ->
                        e.hint(
                                "the user of this process must own "
                                        + root
                                        + " and may write to it");
                default -> e.hint("look at the disk of " + root + " and at the system's log");
            };
        }
    }

    /**
     * Begins the epoch of this start, greater than that of any before; durable when this returns.
     * To be called once, before anything else is written.
     *
     * @param greatestSeen of the epochs in journal and checkpoints, which a restored backup of the
     *     folder may have later ones of than its file says; 0 for none
     * @throws HeliosException {@code HSRV-0202} if the file is another appliance's
     */
    public long startEpoch(final long greatestSeen) {
        return explained(
                root,
                () -> {
                    final Path file = root.resolve(EPOCH);
                    final long last =
                            FolderRecord.read(storage, file, EPOCH_MAGIC)
                                    .map(this::ownEpoch)
                                    .orElse(0L);
                    final long epoch = Math.max(last, greatestSeen) + 1;
                    new FolderRecord(applianceId(), epoch).write(storage, file, EPOCH_MAGIC);
                    if (ProofBuild.IS_ON) {
                        KillPoint.START_AFTER_EPOCH.reach();
                    }
                    return epoch;
                });
    }

    private long ownEpoch(final FolderRecord epoch) {
        if (epoch.applianceId() != applianceId()) {
            throw HeliosException.of(
                            FolderError.FOREIGN, "the epoch of " + root + " is another appliance's")
                    .detail(
                            "identity "
                                    + applianceName()
                                    + ", epoch of "
                                    + name(epoch.applianceId()))
                    .hint("restore the folder as a whole from one backup");
        }
        return epoch.value();
    }

    /** The folder itself, absolute. */
    public Path root() {
        return root;
    }

    /** {@link #applianceId} as people read it: 16 digits. */
    public String applianceName() {
        return name(applianceId());
    }

    private static String name(final long applianceId) {
        return HexFormat.of().toHexDigits(applianceId);
    }

    /** Made once, never changed; in every record of the journal and every checkpoint. */
    public long applianceId() {
        return identity.applianceId();
    }

    /**
     * Whether no start before this one came as far as its epoch, be it that it was cut off or that
     * it ended with an error: nothing has been journaled or sealed.
     */
    public boolean isNew() {
        return isNew;
    }

    /** Folder of the journal. */
    public Path journal() {
        return journal(root);
    }

    /** Folder of the journal in a data folder. */
    public static Path journal(final Path root) {
        return root.resolve(JOURNAL);
    }

    /** Folder of the mapped counters and errors. */
    public Path counters() {
        return counters(root);
    }

    /** As {@link #counters()}, of a folder that is not opened. */
    public static Path counters(final Path root) {
        return root.resolve(COUNTERS);
    }

    /** Folder of secrets. */
    public Path keys() {
        return keys(root);
    }

    /** As {@link #keys()}, of a folder that is not opened. */
    public static Path keys(final Path root) {
        return root.resolve(KEYS);
    }

    /** Folder of what jobs write into streams. */
    public Path results() {
        return root.resolve(RESULTS);
    }

    /** Folder of how far webhooks are. */
    public Path webhooks() {
        return root.resolve(WEBHOOKS);
    }

    /** Folder of the users. */
    public Path users() {
        return users(root);
    }

    /** As {@link #users()}, of a folder that is not opened. */
    public static Path users(final Path root) {
        return root.resolve(USERS);
    }

    /** Folder of the audit log. */
    public Path audit() {
        return audit(root);
    }

    /** As {@link #audit()}, of a folder that is not opened. */
    public static Path audit(final Path root) {
        return root.resolve(AUDIT);
    }
}
