package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.nio.file.Path;

/** What this installation has, and where it keeps things. */
final class Installation {
    private Installation() {}

    static Planner planner() {
        final String folder = System.getProperty("heliosdb.planner.directory", "planner");
        // A test runs many commands in one process, each of which has a planner of its own.
        final boolean areClassesKept =
                Boolean.parseBoolean(System.getProperty("heliosdb.planner.kept"));
        return new Planner(new PlannerFolder(Path.of(folder), areClassesKept), Clocks.nano());
    }

    /** Folder of the plans kept from run to run. */
    static Path planFolder() {
        final String cache = System.getenv("XDG_CACHE_HOME");
        final Path base =
                cache == null || cache.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        return base.resolve("heliosdb-streaming").resolve("plans");
    }

    /** Whether standard error is a terminal, which only the launcher can see. */
    static boolean hasTerminal() {
        return Boolean.parseBoolean(System.getProperty("heliosdb.terminal"));
    }
}
