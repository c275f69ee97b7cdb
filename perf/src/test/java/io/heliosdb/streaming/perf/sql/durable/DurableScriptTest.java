package io.heliosdb.streaming.perf.sql.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.CaseWorkspace;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.ResultComparer;
import io.heliosdb.streaming.perf.sql.SqlCase;
import io.heliosdb.streaming.perf.sql.SqlCases;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Cases as durable jobs that are killed several times on their way, one in three interpreted: the
 * rows that Flink gives. A sixth of the cases, another one for each {@code
 * -Dheliosdb.variants.seed=N}; {@code -Dheliosdb.variants.share=1} takes all. Cases of what Flink
 * does not have are all run.
 */
final class DurableScriptTest {
    private static final int SEED = Integer.getInteger("heliosdb.variants.seed", 0);
    private static final int SHARE = Integer.getInteger("heliosdb.variants.share", 6);

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheExpectedRows() {
        final Planner planner =
                new Planner(
                        new PlannerFolder(
                                Path.of(System.getProperty("heliosdb.planner.directory"))),
                        Clocks.nano());
        final DurableEngine engine = new DurableEngine(planner, folder.resolve("plans"));
        final Stream<SqlCase> ofFlink =
                SqlCases.files().stream()
                        .map(CaseParser::parse)
                        .filter(DurableScriptTest::isOfTheShare);
        return Stream.concat(SqlCases.filesBeyondFlink().stream().map(CaseParser::parse), ofFlink)
                .filter(each -> !(each.expectation() instanceof Expectation.Failure))
                .map(sqlCase -> dynamicTest(sqlCase.name(), () -> run(engine, sqlCase)))
                .onClose(planner::close);
    }

    private static boolean isOfTheShare(final SqlCase sqlCase) {
        return Math.floorMod(sqlCase.name().hashCode() + SEED, SHARE) == 0;
    }

    private void run(final DurableEngine engine, final SqlCase sqlCase) throws Exception {
        final Path workspaceFolder = folder.resolve(sqlCase.name());
        Files.createDirectories(workspaceFolder);
        final CaseWorkspace workspace = CaseWorkspace.create(workspaceFolder, sqlCase);
        final int before = engine.lives();
        assertThat(ResultComparer.compare(sqlCase, workspace.run(engine), workspace.outputs()))
                .isEmpty();
        assertThat(engine.lives() - before).as("lives").isPositive();
        workspace.delete();
    }
}
