package io.heliosdb.streaming.perf.journal;

import org.agrona.IoUtil;

import java.nio.file.Path;

/**
 * A folder for each run, deleted before the next: the disk is never filled by what was measured.
 */
final class RunFolder implements AutoCloseable {
    private final Path parent;
    private int count;

    /**
     * @param parent a folder of ours; what lies in it is deleted
     */
    RunFolder(final Path parent) {
        this.parent = parent;
    }

    /** Where the next run may make its folder. */
    Path next() {
        close();
        return parent.resolve("run-" + ++count);
    }

    @Override
    public void close() {
        IoUtil.delete(parent.resolve("run-" + count).toFile(), true);
    }
}
