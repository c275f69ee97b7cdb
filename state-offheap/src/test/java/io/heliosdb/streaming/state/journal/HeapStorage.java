package io.heliosdb.streaming.state.journal;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Files on the heap, for tests that damage them byte by byte and drop what was not forced. One
 * thread, or threads that take turns.
 */
public final class HeapStorage implements Storage {
    private static final long DISK_BYTES = 1L << 30;

    private final TreeMap<Path, Content> files = new TreeMap<>();

    /** Names that survive, with what they name. */
    private TreeMap<Path, Content> synced = new TreeMap<>();

    private long freeBytes = DISK_BYTES;
    private int callsUntilFailure = Integer.MAX_VALUE;

    private static final class Content {
        private byte[] bytes = {};
        private int size;
        private byte[] forced = {};

        void resize(final int newSize) {
            if (newSize > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(newSize, 2 * bytes.length));
            } else if (newSize < size) {
                Arrays.fill(bytes, newSize, size, (byte) 0);
            }
            size = newSize;
        }
    }

    /** A copy of the present state. */
    public HeapStorage copy() {
        final HeapStorage copy = new HeapStorage();
        files.forEach(
                (path, content) -> {
                    final Content same = new Content();
                    same.bytes = Arrays.copyOf(content.bytes, content.size);
                    same.size = content.size;
                    same.forced = same.bytes;
                    copy.files.put(path, same);
                });
        copy.synced = new TreeMap<>(copy.files);
        return copy;
    }

    /** The state after a loss of power: what was forced, under names that were synced. */
    public HeapStorage afterPowerLoss() {
        final HeapStorage copy = new HeapStorage();
        synced.forEach(
                (path, content) -> {
                    final Content same = new Content();
                    same.bytes = content.forced.clone();
                    same.size = same.bytes.length;
                    same.forced = same.bytes;
                    copy.files.put(path, same);
                });
        copy.synced = new TreeMap<>(copy.files);
        return copy;
    }

    public byte[] bytes(final Path file) {
        return Arrays.copyOf(files.get(file).bytes, files.get(file).size);
    }

    /** Replaces a file's content. */
    public void put(final Path file, final byte[] bytes) {
        final Content content = new Content();
        content.bytes = bytes.clone();
        content.size = bytes.length;
        content.forced = content.bytes;
        files.put(file, content);
        synced.put(file, content);
    }

    public void freeBytes(final long bytes) {
        freeBytes = bytes;
    }

    /** The n-th call that changes something fails from now on, and every one after it. */
    public void failAfter(final int calls) {
        callsUntilFailure = calls;
    }

    private void change() {
        if (callsUntilFailure-- <= 0) {
            callsUntilFailure = 0;
            throw HeliosException.of(StorageError.FAILED, "the disk is broken");
        }
    }

    private Content content(final Path file) {
        final Content content = files.get(file);
        if (content == null) {
            throw HeliosException.of(StorageError.MISSING, file.toString());
        }
        return content;
    }

    @Override
    public StorageFile create(final Path file) {
        change();
        if (files.containsKey(file)) {
            throw HeliosException.of(StorageError.PRESENT, file.toString());
        }
        files.put(file, new Content());
        return new HeapFile(file, content(file));
    }

    @Override
    public StorageFile open(final Path file) {
        return new HeapFile(file, content(file));
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return new HeapFile(file, content(file));
    }

    @Override
    public void createDirectories(final Path directory) {}

    @Override
    public void rename(final Path from, final Path to) {
        files.put(to, files.remove(from));
    }

    @Override
    public void delete(final Path file) {
        change();
        freeBytes += content(file).size;
        files.remove(file);
    }

    @Override
    public List<Path> list(final Path directory) {
        return files.keySet().stream().filter(each -> directory.equals(each.getParent())).toList();
    }

    @Override
    public boolean exists(final Path file) {
        return files.containsKey(file);
    }

    @Override
    public long size(final Path file) {
        return content(file).size;
    }

    @Override
    public boolean isPrivate(final Path file) {
        return true;
    }

    @Override
    public void syncDirectory(final Path directory) {
        change();
        synced = new TreeMap<>(files);
    }

    @Override
    public long usableBytes(final Path directory) {
        return freeBytes;
    }

    @Override
    public long totalBytes(final Path directory) {
        return DISK_BYTES;
    }

    private final class HeapFile implements StorageFile {
        private final Path path;
        private final Content content;

        HeapFile(final Path path, final Content content) {
            this.path = path;
            this.content = content;
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public long size() {
            return content.size;
        }

        @Override
        public void write(final long position, final long address, final long length) {
            change();
            final int end = Math.toIntExact(position + length);
            if (end > content.size) {
                if (end - content.size > freeBytes) {
                    throw HeliosException.of(StorageError.FULL, "no space left");
                }
                freeBytes -= end - content.size;
                content.resize(end);
            }
            Memory.copyToArray(address, content.bytes, (int) position, (int) length);
        }

        @Override
        public int read(final long position, final long address, final int length) {
            final int count = (int) Math.max(0, Math.min(length, content.size - position));
            Memory.copyFromArray(content.bytes, (int) position, address, count);
            return count;
        }

        @Override
        public void force() {
            change();
            content.forced = Arrays.copyOf(content.bytes, content.size);
        }

        @Override
        public void truncate(final long size) {
            change();
            content.resize((int) size);
        }

        @Override
        public void close() {}
    }
}
