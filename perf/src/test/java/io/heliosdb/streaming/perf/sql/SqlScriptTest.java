package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
                                        () -> run(isOfTheShare(sqlCase) ? all : few, sqlCase)))
                .onClose(variants::close);
    }

    private static boolean isAskedFor(Path file) {
        final String name = SqlCases.root().relativize(file).toString();
        return CASES.stream().anyMatch(name::startsWith);
    }

    private static boolean isOfTheShare(SqlCase sqlCase) {
        return Math.floorMod(sqlCase.name().hashCode() + SEED, SHARE) == 0;
    }

    private void run(Map<String, OurEngine> variants, SqlCase sqlCase) throws Exception {
        OurEngine.Run first = null;
        for (final Map.Entry<String, OurEngine> variant : variants.entrySet()) {
            final Path workspaceFolder = folder.resolve(sqlCase.name());
            Files.createDirectories(workspaceFolder);
            final CaseWorkspace workspace = CaseWorkspace.create(workspaceFolder, sqlCase);
            final OurEngine.Run run =
                    variant.getValue()
                            .runWithIds(
                                    workspace.script(),
                                    sqlCase.settings(),
                                    workspace.wantsChangelog());
            check(variant.getKey(), sqlCase, workspace, run);
            if (first == null) {
                first = run;
            } else if (!sqlCase.mayRace() && !run.result().isFailure()) {
                assertThat(withIds(run)).as(variant.getKey()).isEqualTo(withIds(first));
                assertThat(run).as(variant.getKey()).isEqualTo(first);
            }
            workspace.delete();
        }
    }

    private static void check(
            String variant, SqlCase sqlCase, CaseWorkspace workspace, OurEngine.Run run) {
        assertThat(ResultComparer.compare(sqlCase, run.result(), workspace.outputs()))
                .as(variant)
                .isEmpty();
    }

    private static List<String> withIds(OurEngine.Run run) {
        final List<String> records = new ArrayList<>();
        for (int i = 0; i < run.ids().size(); i++) {
            records.add(run.ids().get(i) + ": " + run.result().records().get(i));
        }
        return records;
    }
}
