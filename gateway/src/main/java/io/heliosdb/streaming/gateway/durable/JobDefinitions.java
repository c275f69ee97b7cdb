package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.appliance.ApplianceError;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The folder of jobs as the place where definitions are kept that come from elsewhere: a file for
 * each, there as a whole or not at all. One thread.
 */
final class JobDefinitions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final Path folder;
    private final Storage storage;

    JobDefinitions(final Path folder, final Storage storage) {
        this.folder = folder;
        this.storage = storage;
    }

    /**
     * Writes a definition.
     *
     * @return its file
     * @throws HeliosException {@code HSRV-0405} for a name that no file should have, {@code
     *     HSRV-0504} if there is one of this name
     */
    Path add(final String name, final String sql) {
        if (!NAME.matcher(name).matches()) {
            throw HeliosException.of(DurableError.JOB_NAME, "this is no name of a job")
                    .hint("write up to 64 letters, digits, - and _");
        }
        final Path file = folder.resolve(name + JobFolder.ENDING);
        if (storage.exists(file)) {
            throw HeliosException.of(ApplianceError.JOB_TWICE, "there is a job of this name")
                    .detail(file.toString())
                    .hint("choose another name");
        }
        AtomicFile.write(storage, file, sql.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /** Takes a definition back. */
    void remove(final Path file) {
        storage.delete(file);
        storage.syncDirectory(folder);
    }
}
