package io.heliosdb.streaming.perf.sql;

import java.nio.file.Path;
import java.util.List;

/** Where the cases of this module are. */
public final class SqlCases {
    private SqlCases() {}

    /** The folder with the cases in the source tree. */
    public static Path root() {
        return resources().resolve("sql");
    }

    private static Path resources() {
        return Path.of(
                System.getProperty("heliosdb.root.directory"), "perf", "src", "test", "resources");
    }

    /** All case files, sorted. */
    public static List<Path> files() {
        return SqlCorpus.files(root());
    }

    /** The files of cases that Flink cannot run, sorted. */
    public static List<Path> filesBeyondFlink() {
        return SqlCorpus.files(resources().resolve("beyond-flink"));
    }
}
