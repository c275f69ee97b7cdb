package io.heliosdb.streaming.perf.sql.oracle;

import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.CaseWorkspace;
import io.heliosdb.streaming.perf.sql.CaseWriter;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.Result;
import io.heliosdb.streaming.perf.sql.ResultComparer;
import io.heliosdb.streaming.perf.sql.SqlCase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs single cases on Flink, each in a folder of its own that is deleted afterwards. */
public final class OracleRun {
    private final FlinkOracle flink;

    /** Runs cases on {@code flink}, which stays open. */
    public OracleRun(FlinkOracle flink) {
        this.flink = flink;
    }

    /** Empty when Flink gives what the case expects, otherwise the first difference. */
    public String check(Path file) throws IOException {
        return inWorkspace(
                CaseParser.parse(file),
                (sqlCase, workspace) -> {
                    final Result result = workspace.run(flink);
                    if (sqlCase.expectation() instanceof Expectation.Failure) {
                        return result.isFailure()
                                ? ""
                                : sqlCase.name() + ": expected an error, but Flink ran through";
                    }
                    return ResultComparer.compare(sqlCase, result, workspace.outputs());
                });
    }

    /**
     * Writes what Flink gives into the case; an error case is only checked. Empty unless Flink
     * fails.
     */
    public String write(Path file) throws IOException {
        return inWorkspace(
                CaseParser.parse(file),
                (sqlCase, workspace) -> {
                    final Result result = workspace.run(flink);
                    final boolean expected = sqlCase.expectation() instanceof Expectation.Failure;
                    if (result.isFailure() != expected) {
                        return sqlCase.name()
                                + ": "
                                + (expected ? "expected an error" : result.error());
                    }
                    final String text = Files.readString(file, StandardCharsets.UTF_8);
                    final String written =
                            CaseWriter.withExpected(
                                    file, text, records(sqlCase, result), workspace.outputs());
                    if (!written.equals(text)) {
                        Files.writeString(file, written, StandardCharsets.UTF_8);
                    }
                    return "";
                });
    }

    private static List<String> records(SqlCase sqlCase, Result result) {
        if (!(sqlCase.expectation() instanceof Expectation.Rows) || result.records().isEmpty()) {
            return result.records();
        }
        final List<String> header = result.records().subList(0, 1);
        return Stream.concat(header.stream(), result.records().stream().skip(1).sorted()).toList();
    }

    private static String inWorkspace(SqlCase sqlCase, Step step) throws IOException {
        final Path folder = Files.createTempDirectory("heliosdb-oracle");
        try {
            return step.run(sqlCase, CaseWorkspace.create(folder, sqlCase));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        String run(SqlCase sqlCase, CaseWorkspace workspace) throws IOException;
    }
}
