package io.heliosdb.streaming.sql.loader;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The folder with the planner's jars and the bridge's. */
public final class PlannerFolder {
    private final Path folder;
    private final boolean areClassesKept;

    /** Jars whose classes are unloaded with each planner. */
    public PlannerFolder(final Path folder) {
        this(folder, false);
    }

    /**
     * Jars of planners.
     *
     * @param areClassesKept whether the classes of a planner that ends are kept for the next one in
     *     this process; for those that start many
     */
    public PlannerFolder(final Path folder, final boolean areClassesKept) {
        this.folder = folder;
        this.areClassesKept = areClassesKept;
    }

    boolean areClassesKept() {
        return areClassesKept;
    }

    /**
     * The jars, in the order of their names.
     *
     * @throws HeliosException {@code HSQL-0901} if there are none
     */
    public List<URL> jars() {
        final List<URL> jars = new ArrayList<>();
        for (final Path jar : files()) {
            try {
                jars.add(jar.toUri().toURL());
            } catch (final MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars;
    }

    /**
     * Changes whenever a jar does: names, sizes and times of all of them. Part of each plan's cache
     * key.
     */
    public String fingerprint() {
        final StringBuilder text = new StringBuilder();
        try {
            for (final Path jar : files()) {
                text.append(jar.getFileName())
                        .append(' ')
                        .append(Files.size(jar))
                        .append(' ')
                        .append(Files.getLastModifiedTime(jar).toMillis())
                        .append('\n');
            }
        } catch (final IOException e) {
            throw missing().causedBy(e);
        }
        return text.toString();
    }

    private Set<Path> files() {
        final Set<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            jars.forEach(files::add);
        } catch (final IOException e) {
            throw missing().causedBy(e);
        }
        if (files.isEmpty()) {
            throw missing();
        }
        return files;
    }

    private HeliosException missing() {
        return HeliosException.of(SqlError.PLANNER_MISSING, "the planner is not installed")
                .detail("no jars in " + folder)
                .hint("build it, or install the distribution again");
    }
}
