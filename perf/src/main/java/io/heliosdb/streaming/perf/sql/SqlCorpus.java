package io.heliosdb.streaming.perf.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The case files of a folder. */
public final class SqlCorpus {
    /** Ending of case files. */
    public static final String ENDING = ".sqlt";

    private SqlCorpus() {}

    /** All case files below a folder, sorted by path; a file stands for itself. */
    public static List<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }

    /** Some of the files, the same ones for the same seed, in the order of the list. */
    public static List<Path> sample(List<Path> files, long seed, int count) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Path> rest = new ArrayList<>(files);
        while (rest.size() > count) {
            rest.remove(random.nextInt(rest.size()));
        }
        return List.copyOf(rest);
    }
}
