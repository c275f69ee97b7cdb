package io.heliosdb.streaming.perf.proof.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of files and folders: those that programs see, those that are on the disk, and the
 * changes between the two. A loss of power leaves any subset of the changes; a rename is one.
 */
final class Names {
    /** A change of names; {@code inode} is null where a name goes, {@code from} where none does. */
    private record Change(Path from, Path to, Inode inode) {
        boolean isIn(final Path directory) {
            return (from != null && directory.equals(from.getParent()))
                    || (to != null && directory.equals(to.getParent()));
        }

        void apply(final NavigableMap<Path, Inode> files, final TreeSet<Path> folders) {
            if (from != null) {
                files.remove(from);
                if (folders.remove(from)) {
                    files.keySet().removeIf(file -> file.startsWith(from));
                    folders.removeIf(folder -> folder.startsWith(from));
                }
            }
            if (to != null) {
                files.put(to, inode);
            }
        }
    }

    private final NavigableMap<Path, Inode> seen = new TreeMap<>();
    private final NavigableMap<Path, Inode> durable = new TreeMap<>();
    private final TreeSet<Path> folders = new TreeSet<>();
    private final TreeSet<Path> durableFolders = new TreeSet<>();
    private final List<Change> changes = new ArrayList<>();

    Inode file(final Path path) {
        return seen.get(path);
    }

    boolean isFolder(final Path path) {
        return path == null || path.getParent() == null || folders.contains(path);
    }

    void addFolder(final Path path) {
        for (Path folder = path; !isFolder(folder); folder = folder.getParent()) {
            folders.add(folder);
            durableFolders.add(folder);
        }
    }

    void link(final Path path, final Inode inode) {
        change(new Change(null, path, inode));
    }

    void rename(final Path from, final Path to) {
        change(new Change(from, to, seen.get(from)));
    }

    void unlink(final Path path) {
        change(new Change(path, null, null));
    }

    private void change(final Change change) {
        change.apply(seen, folders);
        changes.add(change);
    }

    List<Path> in(final Path directory) {
        final List<Path> found = new ArrayList<>();
        seen.keySet().stream().filter(path -> isIn(path, directory)).forEach(found::add);
        folders.stream().filter(path -> isIn(path, directory)).forEach(found::add);
        found.sort(null);
        return found;
    }

    private static boolean isIn(final Path path, final Path directory) {
        return directory.equals(path.getParent());
    }

    void sync(final Path directory) {
        for (final Iterator<Change> left = changes.iterator(); left.hasNext(); ) {
            final Change change = left.next();
            if (change.isIn(directory)) {
                change.apply(durable, durableFolders);
                left.remove();
            }
        }
    }

    /** All files that a name, on the disk or on its way there, leads to; in a fixed order. */
    List<Inode> inodes() {
        final Set<Inode> known = new HashSet<>();
        final List<Inode> all = new ArrayList<>();
        final List<Inode> named = new ArrayList<>(durable.values());
        changes.forEach(change -> named.add(change.inode));
        named.addAll(seen.values());
        for (final Inode inode : named) {
            if (inode != null && known.add(inode)) {
                all.add(inode);
            }
        }
        return all;
    }

    /** Bytes of all files that can be opened. */
    long allocatedBytes() {
        return seen.values().stream().mapToLong(Inode::allocatedBytes).sum();
    }

    int changeCount() {
        return changes.size();
    }

    /**
     * The names after a loss of power.
     *
     * @param first number of the first change
     * @param files what is left of each file
     */
    Names afterPowerLoss(final int first, final Survival survival, final Map<Inode, Inode> files) {
        final NavigableMap<Path, Inode> left = new TreeMap<>(durable);
        final Names names = new Names();
        names.durableFolders.addAll(durableFolders);
        for (int i = 0; i < changes.size(); i++) {
            if (survival.kept(first + i, 1) > 0) {
                changes.get(i).apply(left, names.durableFolders);
            }
        }
        left.replaceAll((_, inode) -> files.get(inode));
        names.settle(left);
        return names;
    }

    private void settle(final NavigableMap<Path, Inode> files) {
        durable.putAll(files);
        seen.putAll(files);
        folders.addAll(durableFolders);
    }

    /** The names as programs see them, all on the disk. */
    Names settledCopy() {
        final Names names = new Names();
        names.durableFolders.addAll(folders);
        final NavigableMap<Path, Inode> files = new TreeMap<>();
        seen.forEach((path, inode) -> files.put(path, inode.settledCopy()));
        names.settle(files);
        return names;
    }
}
