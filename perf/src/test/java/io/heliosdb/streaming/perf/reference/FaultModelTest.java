package io.heliosdb.streaming.perf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page about faults has every fault of the catalogue, and the tests that it names exist. */
final class FaultModelTest {
    private static final int FAULTS = 26;
    private static final Path ROOT = Path.of(System.getProperty("heliosdb.root.directory"));

    private static final Pattern FAULT = Pattern.compile("(?m)^\\| \\*\\*F(\\d+)\\*\\* ");

    private static final Pattern TEST =
            Pattern.compile("`([A-Z]\\w+(?:Test|Contract))(?:\\.(\\w+))?`");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/fault-model.md"));
    }

    @Test
    void eachFaultHasItsLine() throws IOException {
        assertThat(
                        FAULT.matcher(page())
                                .results()
                                .map(line -> Integer.parseInt(line.group(1)))
                                .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, FAULTS).boxed().toList());
    }

    @Test
    void eachTestIsThere() throws IOException {
        final List<MatchResult> named = TEST.matcher(page()).results().toList();
        assertThat(named).hasSizeGreaterThan(2 * FAULTS);
        final Map<String, String> tests = tests();
        for (final MatchResult test : named) {
            assertThat(tests).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(tests.get(test.group(1)))
                        .as(test.group())
                        .contains("void " + test.group(2) + "(");
            }
        }
    }

    /** Sources of tests by name of their class; several of one name are one text. */
    private static Map<String, String> tests() throws IOException {
        final Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files =
                Files.find(
                        ROOT,
                        20,
                        (path, attributes) ->
                                path.toString().contains("/src/test/java/")
                                        && path.toString().endsWith(".java"))) {
            files.forEach(
                    file ->
                            sources.merge(
                                    file.getFileName().toString().replace(".java", ""),
                                    read(file),
                                    String::concat));
        }
        return sources;
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
