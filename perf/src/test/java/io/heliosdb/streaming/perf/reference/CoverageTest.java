package io.heliosdb.streaming.perf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The coverage page names every capability once, and what it says exists does. */
final class CoverageTest {
    private static final int CAPABILITIES = 497;

    private static final Path ROOT = Path.of(System.getProperty("heliosdb.root.directory"));

    private static final Pattern ROW = Pattern.compile("^\\| (F\\d{3}) \\| .* \\| (.*) \\|$");

    /** A class or package in the main sources of a module, without the common prefix. */
    private static final Pattern SOURCE =
            Pattern.compile("/src/main/java/io/heliosdb/streaming/([\\w/]+)(?:\\.java)?$");

    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    @Test
    void everyCapabilityHasItsLine() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, CAPABILITIES)
                                .mapToObj("F%03d"::formatted)
                                .toList());
    }

    @Test
    void everythingNamedExists() throws IOException {
        final List<String> named =
                rows().stream()
                        .flatMap(row -> NAMED.matcher(row.group(2)).results())
                        .map(name -> name.group(1))
                        .distinct()
                        .toList();
        final Set<String> java = javaNames();
        assertThat(named)
                .isNotEmpty()
                .filteredOn(name -> !java.contains(name) && !Files.exists(ROOT.resolve(name)))
                .isEmpty();
    }

    private static List<MatchResult> rows() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/reference/coverage.md"))) {
            return lines.flatMap(line -> ROW.matcher(line).results()).toList();
        }
    }

    private static Set<String> javaNames() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.flatMap(file -> SOURCE.matcher(file.toString()).results())
                    .map(source -> source.group(1).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }
}
