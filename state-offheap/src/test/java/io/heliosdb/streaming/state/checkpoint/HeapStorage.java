package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files on the heap, so that a test can change every byte of them; notes what is done to them, and
 * can fail at any of these operations and at all after it, as a process that has died.
 */
final class HeapStorage implements Storage {
    final TreeMap<Path, byte[]> files = new TreeMap<>();
    final TreeSet<Path> folders = new TreeSet<>();
    final List<String> trace = new ArrayList<>();
    StorageError failure = StorageError.FAILED;
    int failAt = Integer.MAX_VALUE;
    int operations;
    int openFiles;

    /** What others do when the next file is opened. */
    Runnable meanwhile;

    private void change(final String operation, final Path path) {
        operations++;
        if (operations >= failAt) {
            throw HeliosException.of(failure, operation + " failed").hint("this is a test");
        }
        trace.add(operation + " " + path);
    }

    private static HeliosException error(final StorageError code, final Path path) {
        return HeliosException.of(code, path + ": " + code);
    }

    @Override
    public StorageFile create(final Path file) {
        change("create", file);
        if (files.containsKey(file)) {
            throw error(StorageError.PRESENT, file);
        }
        if (!folders.contains(file.getParent())) {
            throw error(StorageError.MISSING, file);
        }
        files.put(file, new byte[0]);
        openFiles++;
        return new HeapFile(file);
    }

    @Override
    public StorageFile open(final Path file) {
        final Runnable now = meanwhile;
        meanwhile = null;
        if (now != null) {
            now.run();
        }
        if (!files.containsKey(file)) {
            throw error(StorageError.MISSING, file);
        }
        openFiles++;
        return new HeapFile(file);
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return open(file);
    }

    @Override
    public void createDirectories(final Path directory) {
        change("createDirectories", directory);
        for (Path path = directory; path != null; path = path.getParent()) {
            folders.add(path);
        }
    }

    @Override
    public void rename(final Path from, final Path to) {
        change("rename", to);
        files.put(to, files.remove(from));
    }

    @Override
    public void delete(final Path file) {
        change("delete", file);
        if (files.remove(file) == null) {
            if (!list(file).isEmpty()) {
                throw error(StorageError.PRESENT, file);
            }
            if (!folders.remove(file)) {
                throw error(StorageError.MISSING, file);
            }
        }
    }

    @Override
    public List<Path> list(final Path directory) {
        final TreeSet<Path> names = new TreeSet<>(files.keySet());
        names.addAll(folders);
        names.removeIf(path -> !directory.equals(path.getParent()));
        return List.copyOf(names);
    }

    @Override
    public boolean exists(final Path file) {
        return files.containsKey(file) || folders.contains(file);
    }

    @Override
    public long size(final Path file) {
        if (!files.containsKey(file)) {
            throw error(StorageError.MISSING, file);
        }
        return files.get(file).length;
    }

    @Override
    public boolean isPrivate(final Path file) {
        return true;
    }

    @Override
    public void syncDirectory(final Path directory) {
        change("syncDirectory", directory);
    }

    @Override
    public long usableBytes(final Path directory) {
        return Long.MAX_VALUE;
    }

    @Override
    public long totalBytes(final Path directory) {
        return Long.MAX_VALUE;
    }

    private final class HeapFile implements StorageFile {
        private final Path path;

        HeapFile(final Path path) {
            this.path = path;
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public long size() {
            return files.get(path).length;
        }

        @Override
        public void write(final long position, final long address, final long length) {
            change("write", path);
            final int end = Math.toIntExact(position + length);
            final byte[] old = files.get(path);
            final byte[] bytes = old.length < end ? Arrays.copyOf(old, end) : old;
            Memory.copyToArray(address, bytes, (int) position, (int) length);
            files.put(path, bytes);
        }

        @Override
        public int read(final long position, final long address, final int length) {
            final byte[] bytes = files.get(path);
            final int count = Math.clamp(bytes.length - position, 0, length);
            if (count > 0) {
                Memory.copyFromArray(bytes, (int) position, address, count);
            }
            return count;
        }

        @Override
        public void force() {
            change("force", path);
        }

        @Override
        public void truncate(final long size) {
            throw new UnsupportedOperationException("no checkpoint shortens a file");
        }

        @Override
        public void close() {
            openFiles--;
        }
    }
}
