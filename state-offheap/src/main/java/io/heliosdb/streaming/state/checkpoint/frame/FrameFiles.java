package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.format.Damage;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.FrameFileHeader;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;

import java.nio.file.Path;

/** The files of a manifest, opened when they are first needed. One thread. */
public final class FrameFiles implements AutoCloseable {
    private final Storage storage;
    private final Path root;
    private final FrameKeys keys;
    private final Ledger ledger;
    private final Manifest manifest;
    private final OpenFrameFile[] open;

    /**
     * @param root folder in which those of the checkpoints lie
     */
    public FrameFiles(
            final Storage storage,
            final Path root,
            final FrameKeys keys,
            final Ledger ledger,
            final Manifest manifest) {
        this.storage = storage;
        this.root = root;
        this.keys = keys;
        this.ledger = ledger;
        this.manifest = manifest;
        open = new OpenFrameFile[manifest.files().size()];
    }

    /** Where a file lies, in the folder of the checkpoint that wrote it. */
    public static Path pathOf(final Path root, final FrameFile file) {
        return root.resolve(file.origin().text()).resolve(file.name());
    }

    int count() {
        return open.length;
    }

    /** A file by its index in the manifest. */
    OpenFrameFile get(final int index) {
        if (open[index] == null) {
            open[index] = open(manifest.files().get(index));
        }
        return open[index];
    }

    /**
     * Checks that all files are there and have the size and header of what was written.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCKP-0003} if one has not
     */
    public void check() {
        for (int i = 0; i < open.length; i++) {
            get(i);
        }
    }

    private OpenFrameFile open(final FrameFile entry) {
        final String what = entry.origin() + "/" + entry.name();
        final Path path = pathOf(root, entry);
        if (!storage.exists(path)) {
            throw Damage.of(what, "the file is not there");
        }
        final byte[] header = FrameFileHeader.toBytes(entry, manifest.info().applianceId());
        final FrameKey key = keys.unwrap(entry.key(), what);
        OpenFrameFile opened = null;
        boolean isGood = false;
        try {
            opened = new OpenFrameFile(storage.open(path), key, header, what);
            opened.checkSize(entry.size());
            checkHeader(opened);
            isGood = true;
            return opened;
        } finally {
            if (opened == null) {
                key.close();
            } else if (!isGood) {
                opened.close();
            }
        }
    }

    private void checkHeader(final OpenFrameFile file) {
        final int length = FrameFileHeader.BYTES;
        try (Arena arena = Arena.open(ledger, "checkpoint", file.what(), length)) {
            if (file.read(0, arena.address(), length) != length
                    || !FrameFileHeader.isAt(arena.address(), file.header())) {
                throw Damage.of(file.what(), "it begins as another file");
            }
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < open.length; i++) {
            if (open[i] != null) {
                open[i].close();
                open[i] = null;
            }
        }
    }
}
