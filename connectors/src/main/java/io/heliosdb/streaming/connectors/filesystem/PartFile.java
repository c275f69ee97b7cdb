package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of a folder that appears whole or not at all: written as {@code
 * .part-N.FORMAT.inprogress}, forced to disk and renamed to {@code part-N.FORMAT}, the folder
 * forced after it. N is the first number that is free. Made with the first byte.
 */
final class PartFile implements AutoCloseable {
    private static final int MAX_PARTS = 1_000_000;

    private final Path folder;
    private final String extension;
    private Path temporary;
    private Path target;
    private FileChannel channel;

    PartFile(final Path folder, final String extension) {
        this.folder = folder;
        this.extension = extension;
    }

    void write(final ByteBuffer bytes) {
        try {
            if (channel == null) {
                open();
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    private HeliosException failed(final IOException cause) {
        return HeliosException.of(ConnectorError.OUTPUT_FAILED, "cannot write to " + folder)
                .detail(FileProblem.of(cause))
                .hint("check the folder's permissions and the space on its disk")
                .causedBy(cause);
    }

    private void open() throws IOException {
        Files.createDirectories(folder);
        for (int number = 0; channel == null; number++) {
            if (number == MAX_PARTS) {
                throw new FileAlreadyExistsException(folder + " has too many parts");
            }
            final String name = "part-" + number + "." + extension;
            target = folder.resolve(name);
            temporary = folder.resolve("." + name + ".inprogress");
            if (!Files.exists(target)) {
                channel = create(temporary);
            }
        }
    }

    /** Null if another job is writing it. */
    private static FileChannel create(final Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (final FileAlreadyExistsException e) {
            return null;
        }
    }

    /** Makes what was written visible. */
    void finish() {
        if (channel == null) {
            return;
        }
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            channel = null;
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    /** Deletes what was not finished. */
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
            channel = null;
            Files.deleteIfExists(temporary);
        } catch (final IOException e) {
            throw failed(e);
        }
    }
}
