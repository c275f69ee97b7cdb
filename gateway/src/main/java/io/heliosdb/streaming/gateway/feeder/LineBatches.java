package io.heliosdb.streaming.gateway.feeder;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The lines of a file, decompressed if its name ends with {@code .gz}, in batches. */
final class LineBatches implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int MOST_BYTES = 4 << 20;

    private final CountingInput counting;
    private final InputStream input;
    private final long fileBytes;
    private final boolean hasQuotes;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private int lines;
    private boolean isEnd;

    private LineBatches(
            final CountingInput counting,
            final InputStream input,
            final long fileBytes,
            final boolean hasQuotes) {
        this.counting = counting;
        this.input = input;
        this.fileBytes = fileBytes;
        this.hasQuotes = hasQuotes;
    }

    /**
     * Opens a file, or the standard input if it is {@code -}.
     *
     * @param hasQuotes whether a line feed between two quotes belongs to its line, as in CSV
     * @throws HeliosException {@code HCLI-0501} if it cannot be read
     */
    static LineBatches open(
            final String file, final boolean hasQuotes, final InputStream standardInput) {
        try {
            if (file.equals("-")) {
                final CountingInput counting = new CountingInput(standardInput);
                return new LineBatches(counting, new BufferedInputStream(counting), 0, hasQuotes);
            }
            final Path path = Path.of(file);
            final CountingInput counting = new CountingInput(Files.newInputStream(path));
            final InputStream input =
                    file.endsWith(".gz") ? new GZIPInputStream(counting, BUFFER_BYTES) : counting;
            return new LineBatches(
                    counting,
                    new BufferedInputStream(input, BUFFER_BYTES),
                    Files.size(path),
                    hasQuotes);
        } catch (final IOException e) {
            throw unreadable(file, e);
        }
    }

    static HeliosException unreadable(final String file, final IOException cause) {
        return HeliosException.of(FeederError.FILE, "cannot read " + file)
                .detail(cause.toString())
                .hint("name a file, or - for the standard input")
                .causedBy(cause);
    }

    /** Passes over a line, if there is one. */
    void skipLine() throws IOException {
        int next = input.read();
        while (next != '\n' && next >= 0) {
            next = input.read();
        }
    }

    /**
     * Reads the next batch, which replaces the one before.
     *
     * @param most lines
     * @return whether there is one
     */
    boolean next(final int most) throws IOException {
        batch.reset();
        lines = 0;
        while (!isEnd && lines < most && batch.size() < MOST_BYTES) {
            readLine();
        }
        return lines > 0;
    }

    private void readLine() throws IOException {
        final int before = batch.size();
        int next = input.read();
        boolean isQuoted = false;
        while ((next != '\n' || isQuoted) && next >= 0) {
            isQuoted ^= hasQuotes && next == '"'; // a doubled one changes nothing
            batch.write(next);
            next = input.read();
        }
        isEnd = next < 0;
        if (batch.size() > before) {
            batch.write('\n');
            lines++;
        }
    }

    byte[] bytes() {
        return batch.toByteArray();
    }

    /** Lines of the batch; empty ones do not count. */
    int lines() {
        return lines;
    }

    /** How much of the file has been read, from 0 to 1; 0 if that is not known. */
    double share() {
        return fileBytes == 0 ? 0 : (double) counting.count() / fileBytes;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
