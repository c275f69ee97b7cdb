package io.heliosdb.streaming.perf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * No function that Flink's validator accepts is forgotten: it runs, by example, or says why not.
 */
final class FunctionsPageTest {
    private static final boolean WRITE = "write".equals(System.getenv("HELIOSDB_REFERENCE"));

    private static List<String> shown() {
        return FunctionsPage.examples().stream()
                .flatMap(group -> group.all().stream())
                .map(FunctionExamples.Example::name)
                .toList();
    }

    @Test
    void everyFunctionIsShownOrListedWithAReason() throws Exception {
        final Set<String> known = new TreeSet<>(FunctionsPage.notRun().keySet());
        known.addAll(shown());
        assertThat(FlinkFunctions.names()).hasSizeGreaterThan(250);
        assertThat(FlinkFunctions.names())
                .as("without an example in sql/functions or a line in functions-not-run.txt")
                .allMatch(known::contains);
    }

    @Test
    void whatIsListedIsFlinksAndNotShown() throws Exception {
        final Set<String> flinks = FlinkFunctions.names();
        assertThat(FunctionsPage.notRun().keySet())
                .allMatch(flinks::contains)
                .doesNotContainAnyElementsOf(shown());
    }

    @Test
    void noFunctionIsShownTwice() {
        assertThat(shown()).doesNotHaveDuplicates();
    }

    @Test
    void pageIsCurrent() throws IOException {
        final Path file =
                Path.of(
                        System.getProperty("heliosdb.root.directory"),
                        "docs/reference/functions.md");
        if (WRITE) {
            Files.writeString(file, FunctionsPage.markdown());
        }
        assertThat(file)
                .as("run bin/dev reference if the change is meant")
                .hasContent(FunctionsPage.markdown());
    }
}
