package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.SqlJobs;
import io.heliosdb.streaming.sql.catalog.CatalogStore;
import io.heliosdb.streaming.sql.loader.Planner;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The jobs of an appliance: the SQL files of a folder, in the order of their names, without hidden
 * ones, as editors leave them.
 */
final class JobFolder {
    /** How names of files end that are jobs. */
    static final String ENDING = ".sql";

    private JobFolder() {}

    /**
     * Reads and plans them.
     *
     * @param planner opened only if there are files, and closed again
     * @param catalog what all files may use; what a file declares is not kept
     * @throws HeliosException {@code HSRV-0402} if folder or file cannot be read, or whatever is
     *     wrong with a statement, at its place
     */
    static List<JobSpec> read(
            final Path folder,
            final Supplier<Planner> planner,
            final Path planFolder,
            final CatalogStore catalog) {
        final List<Path> files = files(folder);
        if (files.isEmpty()) {
            return List.of();
        }
        try (Planner opened = planner.get()) {
            final SqlJobs jobs =
                    new SqlJobs(Sessions.open(opened, planFolder, Map.of(), false, catalog, false));
            for (final Path file : files) {
                final String name = file.getFileName().toString();
                jobs.add(
                        file.toString(),
                        name.substring(0, name.length() - ENDING.length()),
                        text(file));
            }
            return jobs.jobs();
        }
    }

    private static List<Path> files(final Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isJob(file.getFileName().toString())).sorted().toList();
        } catch (final IOException e) {
            throw HeliosException.of(DurableError.JOBS_UNREADABLE, "there is no folder of jobs")
                    .detail(folder.toString())
                    .hint("make it, with a SQL file for each job, or set jobs.directory")
                    .causedBy(e);
        }
    }

    private static boolean isJob(final String name) {
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static String text(final Path file) {
        try {
            return Files.readString(file);
        } catch (final CharacterCodingException e) {
            throw HeliosException.of(DurableError.JOBS_UNREADABLE, "a job is not UTF-8 text")
                    .detail(file.toString())
                    .causedBy(e);
        } catch (final IOException e) {
            throw HeliosException.of(DurableError.JOBS_UNREADABLE, "a job cannot be read")
                    .detail(file.toString())
                    .hint("check its permissions")
                    .causedBy(e);
        }
    }
}
