package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.gateway.config.JournalSettings;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the data folder lies: kind of file system, room, and how long it takes to force bytes. */
final class DiskCheck implements Check {
    private static final Set<String> LASTING = Set.of("ext4", "xfs", "btrfs", "zfs", "ext3");
    private static final Set<String> FLEETING = Set.of("tmpfs", "ramfs");
    private static final long LEAST_BYTES = 20_000_000_000L;
    private static final double GIB = 1L << 30;
    private static final int PERCENT = 100;
    private static final int FORCES = 25;
    private static final int FORCED_BYTES = 4096;
    private static final long SLOW_NS = 10_000_000;
    private static final long DOUBTFUL_NS = 15_000;
    private static final String FORCED = "doctor-force.tmp";

    private final Machine machine;
    private final Storage storage;
    private final NanoClock clock;
    private final Path folder;
    private final JournalSettings journal;

    /**
     * @param data the data folder, absolute, which need not be there yet
     */
    DiskCheck(
            final Machine machine,
            final Storage storage,
            final NanoClock clock,
            final Path data,
            final JournalSettings journal) {
        this.machine = machine;
        this.storage = storage;
        this.clock = clock;
        this.journal = journal;
        folder = existing(data);
    }

    private static Path existing(final Path data) {
        Path found = data;
        while (found.getParent() != null && !Files.isDirectory(found)) {
            found = found.getParent();
        }
        return found;
    }

    @Override
    public List<Finding> look() {
        final List<Finding> found = new ArrayList<>();
        type().ifPresent(found::add);
        found.add(room());
        found.add(force());
        return found;
    }

    /** Of the mount with the longest name that the folder lies in. */
    private Optional<Finding> type() {
        return machine.lines("proc/self/mounts").stream()
                .map(line -> line.split(" "))
                .filter(parts -> parts.length > 2)
                .filter(parts -> folder.startsWith(parts[1].replace("\\040", " ")))
                .max(Comparator.comparingInt(parts -> parts[1].length()))
                .map(parts -> type(parts[2]));
    }

    private Finding type(final String name) {
        final String measured = name + " at " + folder;
        final String wanted = "ext4 or xfs on a disk of the machine";
        final String fix = "set [data] directory to a folder on such a disk";
        if (FLEETING.contains(name)) {
            return Finding.fail("file system", measured, wanted, fix + ": this one is in memory");
        }
        return Finding.of("file system", LASTING.contains(name), measured, wanted, fix);
    }

    private Finding room() {
        final long usable = storage.usableBytes(folder);
        final long total = storage.totalBytes(folder);
        final long percent = usable * PERCENT / Math.max(1, total);
        final String measured =
                String.format(
                        Locale.ROOT, "%.1f of %.1f GiB, %d %%", usable / GIB, total / GIB, percent);
        final String wanted =
                "20 GB, and more than " + journal.alarmFreePercent() + " % (production: 100 GB)";
        final String fix = "free some, or set [data] directory to a folder on another disk";
        if (percent < journal.minFreePercent()) {
            return Finding.fail("disk", measured, wanted, fix + ": input would be stopped");
        }
        return Finding.of(
                "disk",
                usable >= LEAST_BYTES && percent >= journal.alarmFreePercent(),
                measured,
                wanted,
                fix);
    }

    /** The median of some: what an acknowledged event waits for at least. */
    private Finding force() {
        final String wanted = "below 10 ms";
        final long medianNs;
        try {
            medianNs = forceNs();
        } catch (final HeliosException e) {
            return Finding.fail(
                    "fsync",
                    e.what(),
                    wanted,
                    "chown the data folder to the user of the appliance: " + folder);
        }
        final String measured = String.format(Locale.ROOT, "%.3f ms", medianNs / 1e6);
        if (medianNs < DOUBTFUL_NS) {
            return Finding.warn(
                    "fsync",
                    measured,
                    "above 0.015 ms: no disk is that fast",
                    "see that the disk writes through: its cache may lose power, too");
        }
        return Finding.of(
                "fsync",
                medianNs <= SLOW_NS,
                measured,
                wanted,
                "set [data] directory to a folder on a faster disk, or [journal] durability ="
                        + " \"journaled\"");
    }

    private long forceNs() {
        final Path path = folder.resolve(FORCED);
        if (storage.exists(path)) {
            storage.delete(path);
        }
        final long[] timesNs = new long[FORCES];
        try (Arena arena =
                        Arena.open(new Ledger(Long.MAX_VALUE), "doctor", "doctor", FORCED_BYTES);
                StorageFile file = storage.create(path)) {
            for (int i = 0; i < FORCES; i++) {
                final long startNs = clock.nanoTime();
                file.write((long) i * FORCED_BYTES, arena.address(), FORCED_BYTES);
                file.force();
                timesNs[i] = clock.nanoTime() - startNs;
            }
        } finally {
            if (storage.exists(path)) {
                storage.delete(path);
            }
        }
        Arrays.sort(timesNs);
        return timesNs[FORCES / 2];
    }
}
