package io.heliosdb.streaming.perf.sql;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every case on five variants of our engine, and a sixth of the cases, another one for each seed,
 * on all: the rows that Flink gives, and from every variant the same rows with the same ids. {@code
 * -Dheliosdb.variants.seed=N} chooses another sixth, {@code -Dheliosdb.variants.share=1} takes all
 * cases on all variants, {@code -Dheliosdb.cases=fn-time|hop/} only cases whose names begin so.
 */
abstract class ScriptRuns {
    private static final int SEED = Integer.getInteger("heliosdb.variants.seed", 0);
    private static final int SHARE = Integer.getInteger("heliosdb.variants.share", 6);
    private static final List<String> CASES =
            List.of(System.getProperty("heliosdb.cases", "").split("\\|", -1));

    /** Groups of cases about single values; the others are about what queries do with rows. */
    private static final List<String> OF_VALUES =
            List.of("agg-", "cast-", "csv", "fn-", "format-", "json/", "random/", "type-");

    @TempDir private Path folder;

    /** Whether a case is about values. */
    static boolean isOfValues(final String name) {
        return OF_VALUES.stream().anyMatch(name::startsWith);
    }

    /** A test for each case of those that belong to a class. */
    final Stream<DynamicTest> cases(final Predicate<String> belongs) {
        final EngineVariants variants = EngineVariants.sharing(folder.resolve("plans"));
        final Map<String, OurEngine> few = variants.few();
        final Map<String, OurEngine> all = variants.all();
        return SqlCases.files().stream()
                .filter(file -> isAskedFor(name(file)) && belongs.test(name(file)))
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

    private static String name(final Path file) {
        return SqlCases.root().relativize(file).toString();
    }

    private static boolean isAskedFor(final String name) {
        return CASES.stream().anyMatch(name::startsWith);
    }

    private static boolean isOfTheShare(final SqlCase sqlCase) {
        return Math.floorMod(sqlCase.name().hashCode() + SEED, SHARE) == 0;
    }
}
