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
 * Every case on five variants of our engine, and a third of the cases, another one for each seed,
 * on all: the rows that Flink gives, and from every variant the same rows with the same ids. {@code
 * -Dheliosdb.variants.seed=N} chooses another third, {@code -Dheliosdb.variants.share=1} takes all
 * cases on all variants, {@code -Dheliosdb.cases=fn-time|hop/} only cases whose names begin so.
 */
final class SqlScriptTest {
    private static final int SEED = Integer.getInteger("heliosdb.variants.seed", 0);
    private static final int SHARE = Integer.getInteger("heliosdb.variants.share", 3);
    private static final List<String> CASES =
            List.of(System.getProperty("heliosdb.cases", "").split("\\|", -1));

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheExpectedRows() {
        final EngineVariants variants = EngineVariants.sharing(folder.resolve("plans"));
        final Map<String, OurEngine> few = variants.few();
        final Map<String, OurEngine> all = variants.all();
        return SqlCases.files().stream()
                .filter(SqlScriptTest::isAskedFor)
                .map(CaseParser::parse)
                .map(
                        sqlCase ->
                                dynamicTest(
                                        sqlCase.name(),
                                        () ->
                                                VariantRuns.check(
                                                        folder,
                                                        isOfTheShare(sqlCase) ? all : few,
                                                        sqlCase)))
                .onClose(variants::close);
    }

    private static boolean isAskedFor(Path file) {
        final String name = SqlCases.root().relativize(file).toString();
        return CASES.stream().anyMatch(name::startsWith);
    }

    private static boolean isOfTheShare(SqlCase sqlCase) {
        return Math.floorMod(sqlCase.name().hashCode() + SEED, SHARE) == 0;
    }
}
