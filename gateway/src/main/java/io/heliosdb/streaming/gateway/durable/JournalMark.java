package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;

/**
 * A file that says that a journal was begun here. Without it a journal that has gone before the
 * first checkpoint could not be told from one that never was. Control plane's thread.
 */
public final class JournalMark {
    /** Name of the file in a data folder. */
    static final String NAME = "journal-begun";

    private static final byte[] NOTHING = {};

    private final Storage storage;
    private final Path file;

    /**
     * @param folder the appliance's, in which the journal's folder is
     */
    public JournalMark(final Storage storage, final Path folder) {
        this.storage = storage;
        file = folder.resolve(NAME);
    }

    boolean isSet() {
        return storage.exists(file);
    }

    /** There for good when this returns; to be called when the journal is. */
    void set() {
        if (!isSet()) {
            AtomicFile.write(storage, file, NOTHING);
        }
    }
}
