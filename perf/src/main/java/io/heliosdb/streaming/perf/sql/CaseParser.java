package io.heliosdb.streaming.perf.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a case file; the format is described in the README beside the cases. */
public final class CaseParser {
    static final Set<String> EXPECTATIONS = Set.of("changelog", "rows", "output", "error");
    private static final List<String> WINDOW_COLUMNS = List.of("window_start", "window_end");
    private static final String UNORDERED = "unordered-within-firing";

    private final Path file;
    private final List<CaseInput> inputs = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, List<String>> outputs = new LinkedHashMap<>();
    private String script = "";
    private Expectation expectation;

    private CaseParser(Path file) {
        this.file = file;
    }

    /** Reads a case from its file. */
    public static SqlCase parse(Path file) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Reads a case from text; shared inputs are looked up relative to {@code file}. */
    public static SqlCase parse(Path file, String text) {
        final CaseParser parser = new CaseParser(file);
        final List<CaseSection> sections = CaseSection.split(file, text);
        final String title = parser.title(sections.getFirst());
        sections.subList(1, sections.size()).forEach(parser::read);
        return parser.finish(title);
    }

    private String title(CaseSection before) {
        if (!before.body().startsWith("# ")) {
            throw new CaseFormatException(
                    file, 1, "the first line must be a comment that says what is tested");
        }
        return before.body().lines().findFirst().orElseThrow().substring(2).strip();
    }

    private void read(CaseSection section) {
        switch (section.kind()) {
            case "file" -> inputs.add(CaseInputs.inline(file, section));
            case "fixture" -> inputs.add(CaseInputs.shared(file, section));
            case "functions" -> inputs.add(CaseInputs.functions(file, section));
            case "set" -> set(section);
            case "script" -> script = section.body();
            case "changelog" -> expect(section, changelog(section));
            case "rows" -> expect(section, new Expectation.Rows(CsvRecords.split(section.body())));
            case "output" -> outputs.put(section.arguments(), section.body().lines().toList());
            case "error" ->
                    expect(section, new Expectation.Failure(Pattern.compile(section.arguments())));
            default ->
                    throw new CaseFormatException(
                            file, section.line(), "unknown section '" + section.kind() + "'");
        }
    }

    private void set(CaseSection section) {
        final int equals = section.arguments().indexOf('=');
        if (equals <= 0) {
            throw new CaseFormatException(file, section.line(), "expected '=== set key=value'");
        }
        settings.put(
                section.arguments().substring(0, equals).strip(),
                section.arguments().substring(equals + 1).strip());
    }

    private Expectation changelog(CaseSection section) {
        final List<String> records = CsvRecords.split(section.body());
        final List<String> words =
                section.arguments().isEmpty()
                        ? List.of()
                        : List.of(section.arguments().split("\\s+"));
        if (words.isEmpty()) {
            return new Expectation.Changelog(records, List.of());
        }
        if (!words.getFirst().equals(UNORDERED)) {
            throw new CaseFormatException(
                    file, section.line(), "expected '=== changelog [" + UNORDERED + " [column…]]'");
        }
        final List<String> columns =
                words.size() > 1 ? words.subList(1, words.size()) : WINDOW_COLUMNS;
        return new Expectation.Changelog(records, columns);
    }

    private void expect(CaseSection section, Expectation found) {
        if (expectation != null) {
            throw new CaseFormatException(file, section.line(), "a case has one expectation");
        }
        expectation = found;
    }

    private SqlCase finish(String title) {
        if (script.isBlank()) {
            throw new CaseFormatException(file, 1, "no '=== script' section");
        }
        if ((expectation == null) == outputs.isEmpty()) {
            throw new CaseFormatException(
                    file, 1, "a case has either rows, a changelog, an error or outputs");
        }
        final Expectation expected =
                expectation == null ? new Expectation.Files(Map.copyOf(outputs)) : expectation;
        return new SqlCase(
                file, title, List.copyOf(inputs), Map.copyOf(settings), script, expected);
    }
}
