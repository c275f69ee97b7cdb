package io.heliosdb.streaming.gateway.bundle;

import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The bundle: a ZIP file of texts, new, and its owner's alone. */
final class BundleFile implements AutoCloseable {
    private final ZipOutputStream zip;
    private final Redactor redactor;
    private final List<String> parts = new ArrayList<>();

    private BundleFile(final ZipOutputStream zip, final Redactor redactor) {
        this.zip = zip;
        this.redactor = redactor;
    }

    /**
     * Makes it.
     *
     * @throws HeliosException {@link BundleError#NOT_WRITTEN}, also if there is such a file
     */
    // The file outlives this method.
    @SuppressWarnings("resource")
    static BundleFile create(final Path path, final Redactor redactor) {
        try {
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            return new BundleFile(
                    new ZipOutputStream(
                            Files.newOutputStream(path, StandardOpenOption.WRITE),
                            StandardCharsets.UTF_8),
                    redactor);
        } catch (final IOException e) {
            throw HeliosException.of(BundleError.NOT_WRITTEN, "cannot write " + path)
                    .detail(e.toString())
                    .hint("name another file with --out")
                    .causedBy(e);
        }
    }

    /** Adds a part; where it cannot be had, what stands in the way is the part. */
    void add(final String name, final Callable<String> part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(redactor.redact(text(part)).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        parts.add(name);
    }

    /** Whatever keeps one part away must not keep the others away. */
    private static String text(final Callable<String> part) {
        try {
            return part.call();
        } catch (final HeliosException e) {
            return "not to be had: " + ErrorText.of(e) + "\n";
        } catch (final Exception e) {
            return "not to be had: " + e + "\n";
        }
    }

    /** Names of what has been added. */
    List<String> parts() {
        return List.copyOf(parts);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
