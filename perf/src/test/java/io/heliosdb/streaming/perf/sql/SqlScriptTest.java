package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Every case on every variant of our engine. */
final class SqlScriptTest {
    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicNode> everyCaseGivesTheExpectedRows() {
        return EngineVariants.all(folder.resolve("plans")).entrySet().stream()
                .map(
                        variant ->
                                dynamicContainer(
                                        variant.getKey(),
                                        SqlCases.files().stream()
                                                .map(CaseParser::parse)
                                                .map(
                                                        sqlCase ->
                                                                dynamicTest(
                                                                        sqlCase.name(),
                                                                        () ->
                                                                                run(
                                                                                        variant
                                                                                                .getKey(),
                                                                                        variant
                                                                                                .getValue(),
                                                                                        sqlCase)))));
    }

    private void run(String variant, EngineUnderTest engine, SqlCase sqlCase) throws Exception {
        final Path workspaceFolder = folder.resolve(variant).resolve(sqlCase.name());
        Files.createDirectories(workspaceFolder);
        final CaseWorkspace workspace = CaseWorkspace.create(workspaceFolder, sqlCase);
        final Result result = workspace.run(engine);
        final String difference = ResultComparer.compare(sqlCase, result, workspace.outputs());
        if (!difference.isEmpty()) {
            fail(difference);
        }
    }
}
