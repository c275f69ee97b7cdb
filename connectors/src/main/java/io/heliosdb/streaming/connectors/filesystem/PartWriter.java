package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Window;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The part that is being written, under its hidden name. One thread; allocates per part only. */
final class PartWriter implements AutoCloseable {
    private final Storage storage;
    private final Path folder;
    private final CRC32C checksum = new CRC32C();
    private final Window window = new Window();
    private String name;
    private StorageFile file;
    private long bytes;
    private long rows;
    private Part.ResultId first;
    private long lastRowSequence;
    private int lastOrdinal;

    PartWriter(final Storage storage, final Path folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /** Begins a part. */
    void begin(final String newName, final long rowSequence, final int ordinal) {
        name = newName;
        file = storage.create(folder.resolve(Part.hiddenName(name)));
        first = new Part.ResultId(rowSequence, ordinal);
        checksum.reset();
        bytes = 0;
        rows = 0;
    }

    boolean isBegun() {
        return file != null;
    }

    /** Counts a row, whose text is written sooner or later. */
    void onRow(final long rowSequence, final int ordinal) {
        rows++;
        lastRowSequence = rowSequence;
        lastOrdinal = ordinal;
    }

    void write(final long address, final int length) {
        file.write(bytes, address, length);
        checksum.update(window.over(address, length));
        bytes += length;
    }

    /** Bytes written. */
    long bytes() {
        return bytes;
    }

    /** Makes the part survive a loss of power, under its hidden name. */
    Part end() {
        if (!(ProofBuild.IS_ON && PlantedBug.SINK_PART_IS_NOT_FORCED.isPlanted())) {
            file.force();
        }
        file.close();
        file = null;
        if (!(ProofBuild.IS_ON && PlantedBug.SINK_FOLDER_IS_NOT_SYNCED.isPlanted())) {
            storage.syncDirectory(folder);
        }
        final Part.ResultId last = new Part.ResultId(lastRowSequence, lastOrdinal);
        return new Part(name, first, last, rows, bytes, (int) checksum.getValue());
    }

    /** Leaves what was written; the next recovery removes it. */
    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
