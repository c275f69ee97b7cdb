package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thousand expressions over three hundred columns: every generated method is below the limit
 * above which HotSpot leaves code to its interpreter, and every one that runs for a row ends up
 * compiled by C2. Seen in what a JVM of its own tells about its compilations.
 */
@Timeout(180) // seconds; a sixth of it when the machine is idle
final class WideQueryTest {
    private static final int ROWS = 4_000;
    private static final int HUGE_METHOD_BYTES = 8_000;

    /** HotSpot's FreqInlineSize: C2 takes smaller methods into their callers. */
    private static final int INLINED_METHOD_BYTES = 325;

    /** Time, number, five flags, level, then class, method and bytes. */
    private static final Pattern COMPILATION =
            Pattern.compile(
                    "\\s*\\d+\\s+\\d+\\s.{5}\\s+([1-4])\\s+\\S*GeneratedPlan\\S*::(\\S+)\\s.*");

    private static final Pattern SIZE =
            Pattern.compile(WideQueryRun.SIZE + "([^(]+)\\(\\S* (\\d+)");

    @TempDir private static Path folder;

    @BeforeAll
    static void writeRows() throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve("wide.csv"))) {
            for (int row = 0; row < ROWS; row++) {
                lines.write(WideQueries.line(row));
            }
        }
    }

    @Test
    void aThousandExpressionsAreCompiledByC2() throws Exception {
        check(WideQueries.projection(), ROWS);
    }

    @Test
    void aThousandAggregatesAreCompiledByC2() throws Exception {
        check(WideQueries.aggregation(), 2 * ROWS - 1_000);
    }

    private static void check(final String query, final long results) throws Exception {
        final List<String> lines = run(query);
        assertThat(lines).contains(WideQueryRun.RESULTS + results);
        assertThat(lines).noneMatch(WideQueryTest::isGivenUp);
        final Map<String, Integer> sizes = sizes(lines);
        assertThat(sizes).hasSizeGreaterThan(WideQueries.EXPRESSIONS / 40);
        assertThat(sizes.values()).allMatch(bytes -> bytes < HUGE_METHOD_BYTES);
        final Set<String> hot = compiled(lines, "[123]");
        final Set<String> optimised = compiled(lines, "4");
        hot.removeAll(optimised);
        assertThat(optimised).hasSizeGreaterThan(WideQueries.EXPRESSIONS / 40);
        assertThat(hot)
                .as("compiled, but by C2 neither alone nor as part of a caller")
                .allMatch(method -> sizes.get(method) <= INLINED_METHOD_BYTES);
    }

    private static boolean isGivenUp(final String line) {
        return line.contains("GeneratedPlan") && line.contains("COMPILE SKIPPED");
    }

    private static Map<String, Integer> sizes(final List<String> lines) {
        final Map<String, Integer> sizes = new TreeMap<>();
        for (final String line : lines) {
            final Matcher size = SIZE.matcher(line);
            if (size.matches()) {
                sizes.merge(size.group(1), Integer.parseInt(size.group(2)), Math::max);
            }
        }
        return sizes;
    }

    private static Set<String> compiled(final List<String> lines, final String levels) {
        final Set<String> names = new HashSet<>();
        for (final String line : lines) {
            final Matcher compilation = COMPILATION.matcher(line);
            if (compilation.matches() && compilation.group(1).matches(levels)) {
                names.add(compilation.group(2));
            }
        }
        return names;
    }

    private static List<String> run(final String query) throws Exception {
        final Path script = folder.resolve("script.sql");
        Files.writeString(script, WideQueries.table(folder.resolve("wide.csv").toString()) + query);
        final Path report = folder.resolve("report.txt");
        final Path output = folder.resolve("output.txt");
        final Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@"
                                        + Path.of(
                                                System.getProperty("heliosdb.root.directory"),
                                                "tuning",
                                                "jvm",
                                                "engine.args"),
                                "-XX:+PrintCompilation",
                                "-XX:CompileCommand=BackgroundCompilation,*GeneratedPlan*::*,false",
                                "-XX:CompileCommand=CompileThresholdScaling,*GeneratedPlan*::*,0.1",
                                "-Dheliosdb.planner.directory="
                                        + System.getProperty("heliosdb.planner.directory"),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                WideQueryRun.class.getName(),
                                folder.toString(),
                                script.toString(),
                                report.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        final List<String> lines = new ArrayList<>(Files.readAllLines(report));
        lines.addAll(Files.readAllLines(output));
        return lines;
    }
}
