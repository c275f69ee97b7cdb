package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of the parts that a lineage has shown, in a file beside them: one line each, appended
 * and forced behind the part's name. A line cut short at the end is what a crash leaves, and is
 * taken off; any other damage is an error. One thread, control plane.
 */
final class PartManifest implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 30;

    private final Storage storage;
    private final Ledger ledger;
    private final Path path;
    private StorageFile file;
    private long length;
    private int lastNumber = -1;

    /**
     * @param lineage whose parts it lists
     */
    PartManifest(
            final Storage storage, final Ledger ledger, final Path folder, final String lineage) {
        this.storage = storage;
        this.ledger = ledger;
        path = folder.resolve(".parts-" + lineage + ".manifest");
    }

    /**
     * Reads what is there, or makes the file.
     *
     * @throws HeliosException {@code HCON-0014} if a line other than the last is damaged
     */
    void open() {
        if (!storage.exists(path)) {
            file = storage.create(path);
            file.force();
            storage.syncDirectory(path.getParent());
            return;
        }
        file = storage.openForWriting(path);
        final byte[] bytes = read();
        while (length < bytes.length) {
            final int end = lineEnd(bytes, (int) length);
            final String line =
                    new String(bytes, (int) length, end - (int) length, StandardCharsets.US_ASCII);
            final Optional<Part> part = Part.of(line);
            if (part.isEmpty() || end == bytes.length) {
                takeOff(bytes, end);
                return;
            }
            lastNumber = Math.max(lastNumber, part.get().number());
            length = end + 1L;
        }
    }

    private byte[] read() {
        final long size = file.size();
        if (size > MAX_BYTES) {
            throw damaged("it has " + size + " bytes");
        }
        final byte[] bytes = new byte[(int) size];
        try (Arena room = Arena.open(ledger, "manifest", path.toString(), size + 1)) {
            int count = 0;
            while (count < size) {
                final int read = file.read(count, room.address() + count, (int) size - count);
                if (read == 0) {
                    throw damaged("it cannot be read to its end");
                }
                count += read;
            }
            Memory.copyToArray(room.address(), bytes, 0, bytes.length);
        }
        return bytes;
    }

    private static int lineEnd(final byte[] bytes, final int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Shortens the file by a last line that is not whole. */
    private void takeOff(final byte[] bytes, final int end) {
        if (end + 1 < bytes.length) {
            throw damaged("its line at byte " + length + " is damaged");
        }
        file.truncate(length);
        file.force();
    }

    private HeliosException damaged(final String how) {
        return HeliosException.of(
                        ConnectorError.PART_DAMAGED, "the list of parts " + path + " is damaged")
                .detail(how)
                .hint("restore it from a copy, or move it away with all parts of its lineage");
    }

    /** Number of the last part shown; -1 if there is none. */
    int lastNumber() {
        return lastNumber;
    }

    /** The parts that are listed with numbers behind one, in their order. */
    List<Part> behind(final int number) {
        final List<Part> parts = new ArrayList<>();
        for (final String line : new String(read(), StandardCharsets.US_ASCII).split("\n")) {
            Part.of(line).filter(part -> part.number() > number).ifPresent(parts::add);
        }
        return parts;
    }

    /** Whether a part is on the list, with all that is known of it. */
    boolean has(final Part part) {
        return part.number() <= lastNumber && behind(part.number() - 1).contains(part);
    }

    /** Takes parts off the list, which are its last. */
    void takeOff(final List<Part> parts) {
        for (final Part part : parts) {
            lastNumber = Math.min(lastNumber, part.number() - 1);
            length -= part.line().length() + 1L;
        }
        file.truncate(length);
        file.force();
    }

    /** Adds a part that is shown. */
    void add(final Part part) {
        final byte[] line = (part.line() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Arena room = Arena.open(ledger, "manifest line", path.toString(), line.length)) {
            Memory.copyFromArray(line, 0, room.address(), line.length);
            file.write(length, room.address(), line.length);
        }
        file.force();
        length += line.length;
        lastNumber = part.number();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
