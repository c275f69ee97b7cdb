package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.CaseWorkspace;
import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.Result;
import io.heliosdb.streaming.perf.sql.SqlCase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one case on several engines, one after the other, in one folder. */
final class Runs {
    private static final String SEPARATOR = ": ";
    private static final String HEADER = "output: line";

    private final SqlCase sqlCase;
    private final Path folder;
    private final CaseWorkspace workspace;

    /**
     * Prepares the runs of a case.
     *
     * @param folder an empty one
     */
    Runs(final SqlCase sqlCase, final Path folder) {
        this.sqlCase = sqlCase;
        this.folder = folder;
        workspace = CaseWorkspace.create(folder, sqlCase);
    }

    /** What an engine gives; where that is files, each line with the name of its output. */
    Result run(final EngineUnderTest engine) {
        final Result result = workspace.run(engine);
        if (!(sqlCase.expectation() instanceof Expectation.Files(Map<String, ?> outputs))) {
            return result;
        }
        final List<String> lines = new ArrayList<>(List.of(HEADER));
        workspace
                .outputs()
                .forEach((name, written) -> written.forEach(each -> lines.add(named(name, each))));
        outputs.keySet().forEach(this::deleteOutput);
        return result.isFailure() ? result : Result.of(lines);
    }

    private static String named(final String output, final String line) {
        return output + SEPARATOR + line;
    }

    private void deleteOutput(final String name) {
        final Path output = folder.resolve(name);
        if (Files.exists(output)) {
            CaseWorkspace.delete(output);
        }
    }

    /** The lines of each output in what {@link #run} gives for files. */
    static Map<String, List<String>> outputs(final List<String> records) {
        final Map<String, List<String>> outputs = new TreeMap<>();
        for (final String each : records.subList(Math.min(1, records.size()), records.size())) {
            final int end = each.indexOf(SEPARATOR);
            if (end > 0) {
                outputs.computeIfAbsent(each.substring(0, end), name -> new ArrayList<>())
                        .add(each.substring(end + SEPARATOR.length()));
            }
        }
        return outputs;
    }

    /** Deletes the folder. */
    void delete() {
        workspace.delete();
    }
}
