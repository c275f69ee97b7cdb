package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A case on several variants of our engine: the expected rows, and from each the same ids. */
final class VariantRuns {
    private static final List<String> FATES = List.of("passed", "filtered", "kept", "late", "dead");

    private VariantRuns() {}

    /**
     * Runs and compares.
     *
     * @param folder for the inputs and outputs
     */
    static void check(Path folder, Map<String, OurEngine> variants, SqlCase sqlCase)
            throws Exception {
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
            compare(variant.getKey(), sqlCase, workspace, run);
            assertThat(run.rows()).as(variant.getKey()).noneMatch(VariantRuns::lacksRows);
            if (!run.result().isFailure()) {
                assertThat(run.rows()).as(variant.getKey()).isNotEmpty();
            }
            if (first == null) {
                first = run;
            } else if (!sqlCase.mayRace() && !run.result().isFailure()) {
                assertThat(withIds(run)).as(variant.getKey()).isEqualTo(withIds(first));
                assertThat(run).as(variant.getKey()).isEqualTo(first);
            }
            workspace.delete();
        }
    }

    /** Whether an operator that counts what becomes of its rows has lost some. */
    private static boolean lacksRows(String line) {
        return line.contains("unaccounted")
                && FATES.stream()
                        .anyMatch(fate -> line.contains(fate + ",") || line.contains(fate + ";"));
    }

    private static void compare(
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
