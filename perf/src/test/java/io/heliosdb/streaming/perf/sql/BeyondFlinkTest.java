package io.heliosdb.streaming.perf.sql;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cases of what Flink does not have, so that their rows are reasoned out by hand: on all variants
 * of our engine. {@code -Dheliosdb.cases=format-|late/} takes only cases whose names begin so.
 */
final class BeyondFlinkTest {
    private static final List<String> CASES =
            List.of(System.getProperty("heliosdb.cases", "").split("\\|", -1));

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheExpectedRows() {
        final EngineVariants variants = EngineVariants.sharing(folder.resolve("plans"));
        final Map<String, OurEngine> all = variants.all();
        return SqlCases.filesBeyondFlink().stream()
                .filter(BeyondFlinkTest::isAskedFor)
                .map(CaseParser::parse)
                .map(
                        sqlCase ->
                                dynamicTest(
                                        sqlCase.name(),
                                        () -> VariantRuns.check(folder, all, sqlCase)))
                .onClose(variants::close);
    }

    private static boolean isAskedFor(final Path file) {
        final String name = file.getParent().getFileName() + "/" + file.getFileName();
        return CASES.stream().anyMatch(name::startsWith);
    }
}
