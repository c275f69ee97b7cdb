package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a table: the path itself, or everything below it but hidden files and folders (names
 * that start with a dot or an underscore). In the order of their paths, each listed once.
 */
final class FileListing {
    private final Path root;
    private final Pattern pattern;
    private final Set<Path> listed = new HashSet<>();

    /**
     * @param pattern what a file's whole path must match, or null
     */
    FileListing(final Path root, final Pattern pattern) {
        this.root = root;
        this.pattern = pattern;
    }

    /** What a file is called below the root, with slashes; the same wherever the root lies. */
    String key(final Path path) {
        final String name = root.relativize(path).toString();
        return name.isEmpty() ? root.getFileName().toString() : name;
    }

    /**
     * Whether its key leads back to a file: not where the bytes of its name are no text, of which
     * two names may have the same.
     */
    boolean isFoundAgain(final Path path) {
        try {
            return fileOf(key(path)).equals(path);
        } catch (final InvalidPathException noNameOnThisMachine) {
            return false;
        }
    }

    /**
     * The file of a key, which is not listed any more.
     *
     * @throws HeliosException {@code HCON-0012} if no file can have its name here
     */
    Path take(final String key) {
        try {
            final Path path = fileOf(key);
            listed.add(path);
            return path;
        } catch (final InvalidPathException e) {
            throw HeliosException.of(
                            ConnectorError.POSITION_INVALID,
                            "a file that was begun cannot be named here")
                    .detail(root + ": " + e.getMessage())
                    .hint("start the process with a UTF-8 locale, LC_ALL=C.UTF-8 for one")
                    .causedBy(e);
        }
    }

    private Path fileOf(final String key) {
        return Files.isDirectory(root) ? root.resolve(key) : root;
    }

    /** The files that were not listed before. */
    List<Path> next() {
        if (!Files.exists(root)) {
            throw FileBytes.missing(root);
        }
        if (!Files.isDirectory(root) && !Files.isRegularFile(root)) {
            throw FileBytes.special(root);
        }
        final List<Path> found = new ArrayList<>();
        // The path may be a link to a folder; links below it are not followed, they could lead
        // back.
        final Path start = Files.isDirectory(root) ? root.resolve(".") : root;
        try (Stream<Path> paths = Files.walk(start)) {
            paths.map(path -> root.resolve(start.relativize(path)))
                    .filter(this::isInput)
                    .sorted()
                    .forEach(found::add);
        } catch (final IOException e) {
            throw FileBytes.failed(root, e);
        } catch (final UncheckedIOException e) {
            throw FileBytes.failed(root, e.getCause());
        }
        found.removeIf(path -> !listed.add(path));
        return found;
    }

    private boolean isInput(final Path path) {
        for (final Path name : root.relativize(path)) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return false;
            }
        }
        return Files.isRegularFile(path)
                && (pattern == null || pattern.matcher(path.toString()).matches());
    }
}
