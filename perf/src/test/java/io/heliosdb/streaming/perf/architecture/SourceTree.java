package io.heliosdb.streaming.perf.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of every module, main and test. */
final class SourceTree {
    private SourceTree() {}

    static List<Path> javaFiles() {
        return ProductModule.ALL.stream().flatMap(module -> under(module.sources())).toList();
    }

    static List<Path> mainJavaFiles() {
        return ProductModule.ALL.stream()
                .flatMap(module -> under(module.sources().resolve("main/java")))
                .toList();
    }

    static String text(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> under(final Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
