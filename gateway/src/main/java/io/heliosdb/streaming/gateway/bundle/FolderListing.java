package io.heliosdb.streaming.gateway.bundle;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/** Names, sizes and times of the files in a folder, never what is in them. */
final class FolderListing extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 100_000;

    private final Path root;
    private final StringBuilder text = new StringBuilder();
    private int count;

    private FolderListing(final Path root) {
        this.root = root;
    }

    static String of(final Path root) throws IOException {
        final FolderListing listing = new FolderListing(root);
        Files.walkFileTree(root, listing);
        return listing.text.toString();
    }

    @Override
    public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,16d  %s  %s%n",
                        attributes.size(),
                        attributes.lastModifiedTime(),
                        root.relativize(file)));
        count++;
        return count < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /** A running appliance deletes files meanwhile. */
    @Override
    public FileVisitResult visitFileFailed(final Path file, final IOException failure) {
        text.append(root.relativize(file)).append(": ").append(failure).append('\n');
        return FileVisitResult.CONTINUE;
    }
}
