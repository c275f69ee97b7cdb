package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A disk in memory. Nothing of it survives {@link #losePower} for sure but what was forced, under
 * names that were synced: each 512-byte sector, each file's size and each change of a name is
 * decided for itself, and any state that it had since may be the one on the disk. {@link
 * #endProcess} keeps everything, as the death of a process does.
 *
 * <p>After either, files that were open are void and their use is an error of the test. Any thread.
 */
public final class SimulatedStorage implements Storage {
    /** Room that no test fills by chance. */
    private static final long PLENTY_BYTES = 1L << 40;

    private Names names = new Names();
    private DiskFaults faults = DiskFaults.NONE;
    private long totalBytes = PLENTY_BYTES;
    private long calls;
    private long faultCount;
    private long failedForces;
    private int life;

    /** Sets how many bytes fit, about; more is refused as on a full disk. */
    public synchronized SimulatedStorage totalBytes(final long bytes) {
        totalBytes = bytes;
        return this;
    }

    /** Sets what goes wrong from now on; calls are counted anew. */
    public synchronized SimulatedStorage faults(final DiskFaults next) {
        faults = next;
        calls = 0;
        faultCount = 0;
        failedForces = 0;
        return this;
    }

    /** Calls since the faults were set. */
    public synchronized long calls() {
        return calls;
    }

    /** The process dies: what it wrote stays, its open files are void. */
    public synchronized void endProcess() {
        life++;
    }

    /** Power goes and comes back. */
    public synchronized void losePower(final Survival survival) {
        names = left(survival);
        life++;
    }

    /** The storage as the process sees it that starts now: void once that has ended. */
    public synchronized Storage processView() {
        return new LifeStorage(this, life);
    }

    /** Calls that went wrong since the faults were set. */
    public synchronized long faultCount() {
        return faultCount;
    }

    /** Those of them after which nobody knows what is on the disk. */
    public synchronized long failedForces() {
        return failedForces;
    }

    /** A storage that holds what is left after a loss of power now; this one goes on. */
    public synchronized SimulatedStorage afterPowerLoss(final Survival survival) {
        final SimulatedStorage other = new SimulatedStorage();
        other.names = left(survival);
        return other;
    }

    /** A storage with the same files and names, all durable. */
    public synchronized SimulatedStorage copy() {
        final SimulatedStorage other = new SimulatedStorage();
        other.names = names.settledCopy();
        return other;
    }

    private Names left(final Survival survival) {
        final Map<Inode, Inode> files = new HashMap<>();
        final List<Integer> units = new ArrayList<>();
        for (final Inode inode : names.inodes()) {
            files.put(inode, inode.afterPowerLoss(units.size(), survival));
            inode.uncertain(units);
        }
        return names.afterPowerLoss(units.size(), survival, files);
    }

    /** How many things a loss of power decides about at present. */
    public synchronized int uncertain() {
        final List<Integer> units = new ArrayList<>();
        names.inodes().forEach(inode -> inode.uncertain(units));
        return units.size() + names.changeCount();
    }

    /** Turns one bit of a file, as rot on the disk does. */
    public synchronized void flip(final Path file, final long bit) {
        existing(file).flip(bit);
    }

    /** Whether there is a folder of this name. */
    public synchronized boolean isFolder(final Path path) {
        return names.isFolder(path);
    }

    /** Cuts a file, durable at once, as a failing disk does. */
    public synchronized void cut(final Path file, final long size) {
        final Inode inode = existing(file);
        inode.truncate(size);
        inode.force();
    }

    /** Puts a copy of another file's bytes in place of a file, durable at once. */
    public synchronized void replace(final Path file, final Path other) {
        final Inode copy = existing(other).settledCopy();
        names.link(file, copy);
        names.sync(file.getParent());
    }

    // ---- the port

    @Override
    public synchronized StorageFile create(final Path file) {
        check(Call.CREATE, file);
        if (names.file(file) != null || names.isFolder(file)) {
            throw error(StorageError.PRESENT, "there is a file already", file);
        }
        requireFolder(file.getParent());
        final Inode inode = new Inode();
        names.link(file, inode);
        return new SimulatedFile(this, file, inode, life, true);
    }

    @Override
    public synchronized StorageFile open(final Path file) {
        check(Call.OPEN, file);
        return new SimulatedFile(this, file, existing(file), life, false);
    }

    @Override
    public synchronized StorageFile openForWriting(final Path file) {
        check(Call.OPEN, file);
        return new SimulatedFile(this, file, existing(file), life, true);
    }

    @Override
    public synchronized void createDirectories(final Path directory) {
        check(Call.CREATE_DIRECTORIES, directory);
        names.addFolder(directory);
    }

    @Override
    public synchronized void rename(final Path from, final Path to) {
        check(Call.RENAME, from);
        existing(from);
        requireFolder(to.getParent());
        names.rename(from, to);
    }

    @Override
    public synchronized void delete(final Path file) {
        check(Call.DELETE, file);
        if (names.file(file) == null && !names.isFolder(file)) {
            throw error(StorageError.MISSING, "there is no such file", file);
        }
        if (names.isFolder(file) && !names.in(file).isEmpty()) {
            throw error(StorageError.FAILED, "the folder is not empty", file);
        }
        names.unlink(file);
    }

    @Override
    public synchronized List<Path> list(final Path directory) {
        check(Call.LIST, directory);
        return List.copyOf(names.in(directory));
    }

    @Override
    public synchronized boolean exists(final Path file) {
        return names.file(file) != null || names.isFolder(file);
    }

    @Override
    public synchronized long size(final Path file) {
        return existing(file).size();
    }

    @Override
    public synchronized boolean isPrivate(final Path file) {
        existing(file);
        return true;
    }

    @Override
    public synchronized void syncDirectory(final Path directory) {
        check(Call.SYNC_DIRECTORY, directory);
        requireFolder(directory);
        names.sync(directory);
    }

    @Override
    public synchronized long usableBytes(final Path directory) {
        return Math.max(0, totalBytes - names.allocatedBytes());
    }

    @Override
    public synchronized long totalBytes(final Path directory) {
        return totalBytes;
    }

    // ---- for open files

    /** Counts a call and throws what goes wrong with it, unless it is for the caller to do. */
    DiskFault check(final Call call, final Path file) {
        calls++;
        final DiskFault fault = faults.next(calls, call, file);
        if (fault != DiskFault.NONE) {
            faultCount++;
        }
        if (call.isForce() && fault.isRefusal()) {
            failedForces++;
        }
        if (call == Call.FORCE) {
            return fault;
        }
        if (call == Call.SYNC_DIRECTORY && fault.isRefusal()) {
            throw error(StorageError.NOT_FORCED, "syncing failed, by order", file);
        }
        if (fault == DiskFault.FULL && call.isChange()) {
            throw error(StorageError.FULL, "the disk is full, by order", file);
        }
        final boolean isShort = fault == DiskFault.SHORT && call != Call.WRITE;
        if (fault == DiskFault.FAIL || isShort) {
            throw error(StorageError.FAILED, call + " failed, by order", file);
        }
        return fault;
    }

    boolean hasRoom(final long bytes) {
        return bytes <= 0 || names.allocatedBytes() + bytes <= totalBytes;
    }

    Survival chance() {
        return Survival.random(new SplittableRandom(calls));
    }

    synchronized void requireLife(final int lifeOfFile, final Path file) {
        if (lifeOfFile != life) {
            throw new IllegalStateException(file + " was opened before the crash");
        }
    }

    static HeliosException error(final StorageError code, final String what, final Path file) {
        return HeliosException.of(code, what).detail(file.toString());
    }

    private Inode existing(final Path file) {
        final Inode inode = names.file(file);
        if (inode == null) {
            throw error(StorageError.MISSING, "there is no such file", file);
        }
        return inode;
    }

    private void requireFolder(final Path folder) {
        if (!names.isFolder(folder)) {
            throw error(StorageError.MISSING, "there is no such folder", folder);
        }
    }
}
