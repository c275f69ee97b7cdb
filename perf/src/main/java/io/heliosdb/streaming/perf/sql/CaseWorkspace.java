package io.heliosdb.streaming.perf.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder in which one case runs: its inputs, its script, and what its sinks write. */
public final class CaseWorkspace {
    private static final String FOLDER = "${dir}";

    private final Path folder;
    private final SqlCase sqlCase;

    private CaseWorkspace(Path folder, SqlCase sqlCase) {
        this.folder = folder;
        this.sqlCase = sqlCase;
    }

    /**
     * Writes inputs and script of a case.
     *
     * @param folder an empty folder
     */
    public static CaseWorkspace create(Path folder, SqlCase sqlCase) {
        final CaseWorkspace workspace = new CaseWorkspace(folder, sqlCase);
        try {
            for (final CaseInput input : sqlCase.inputs()) {
                final Path file = folder.resolve(input.name());
                Files.createDirectories(file.getParent());
                Files.write(file, input.bytes());
            }
            final String absolute = folder.toAbsolutePath().toString();
            Files.writeString(
                    workspace.script(),
                    sqlCase.script().replace(FOLDER, absolute),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder, e);
        }
        return workspace;
    }

    /** The script to run, with absolute paths in it. */
    public Path script() {
        return folder.resolve("script.sql");
    }

    /** Runs the case on an engine in this folder. */
    public Result run(EngineUnderTest engine) {
        return engine.run(script(), sqlCase.settings(), wantsChangelog());
    }

    /** Whether the case wants each change, not the final rows. */
    public boolean wantsChangelog() {
        return sqlCase.expectation() instanceof Expectation.Changelog;
    }

    /** Deletes everything, so that the case can run again in the same folder. */
    public void delete() {
        delete(folder);
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(final Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /**
     * Lines that the script's sinks have written, by the output names of the case; empty for other
     * cases.
     */
    public Map<String, List<String>> outputs() {
        final Map<String, List<String>> outputs = new LinkedHashMap<>();
        if (sqlCase.expectation() instanceof Expectation.Files expected) {
            expected.files()
                    .keySet()
                    .forEach(name -> outputs.put(name, lines(folder.resolve(name))));
        }
        return outputs;
    }

    private static List<String> lines(Path output) {
        final List<String> lines = new ArrayList<>();
        if (Files.notExists(output)) {
            return lines;
        }
        try (Stream<Path> files = Files.walk(output)) {
            for (final Path file : files.filter(CaseWorkspace::isResult).sorted().toList()) {
                lines.addAll(Files.readString(file, StandardCharsets.UTF_8).lines().toList());
            }
        } catch (IOException e) {
            return List.of("cannot read " + output.getFileName() + ": " + e);
        }
        return lines;
    }

    /** Files whose name begins with a dot or an underscore are unfinished or markers. */
    private static boolean isResult(Path file) {
        final String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.startsWith("_");
    }
}
