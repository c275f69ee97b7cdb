package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A file system of its own in memory that can be full, or read only. Only root may make one. */
final class SmallDisk implements AutoCloseable {
    private static final String FILLER = "filler";
    private static final int BLOCK_BYTES = 64 << 10;

    private final Path folder;

    private SmallDisk(final Path folder) {
        this.folder = folder;
    }

    /** Makes one, or skips the test where that is not allowed. */
    static SmallDisk mount(final Path folder, final int mib) throws IOException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", folder.toString()),
                "only root can mount a disk that gets full");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    void readOnly() throws IOException {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
    }

    void writable() throws IOException {
        assertThat(run("mount", "-o", "remount,rw", folder.toString())).isTrue();
    }

    /** Takes room away. */
    void fill(final long bytes) throws IOException {
        try (FileChannel filler = filler()) {
            for (long written = 0; written < bytes; written += BLOCK_BYTES) {
                filler.write(ByteBuffer.allocate(BLOCK_BYTES));
            }
        }
    }

    /** Takes all room away. */
    void fillUp() {
        try (FileChannel filler = filler()) {
            while (filler.write(ByteBuffer.allocate(BLOCK_BYTES)) == BLOCK_BYTES) {
                assertThat(filler.size()).isLessThan(1L << 30);
            }
        } catch (final IOException full) {
            // as it is to be
        }
    }

    private FileChannel filler() throws IOException {
        return FileChannel.open(
                folder.resolve(FILLER), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Gives back what was taken away. */
    void free() throws IOException {
        Files.delete(folder.resolve(FILLER));
    }

    private static boolean run(final String... command) throws IOException {
        final Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
    }
}
