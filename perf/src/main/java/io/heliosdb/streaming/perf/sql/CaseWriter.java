package io.heliosdb.streaming.perf.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts new expected rows into the text of a case and leaves everything else as it stands. */
public final class CaseWriter {
    private CaseWriter() {}

    /**
     * The text of a case with its expectation replaced. The headings stay; of an {@code error} case
     * everything stays.
     *
     * @param file for error messages
     * @param text the case as it stands
     * @param records new header and rows, for {@code changelog} and {@code rows}
     * @param outputs new lines by output name
     */
    public static String withExpected(
            Path file, String text, List<String> records, Map<String, List<String>> outputs) {
        final StringBuilder out = new StringBuilder();
        for (final CaseSection section : CaseSection.split(file, text)) {
            if (section.line() > 0) {
                out.append(CaseSection.MARK).append(' ').append(section.kind());
                if (!section.arguments().isEmpty()) {
                    out.append(' ').append(section.arguments());
                }
                out.append('\n');
            }
            switch (section.kind()) {
                case "changelog", "rows" -> appendLines(out, records);
                case "output" ->
                        appendLines(out, outputs.getOrDefault(section.arguments(), List.of()));
                default -> out.append(section.body());
            }
        }
        return out.toString();
    }

    private static void appendLines(StringBuilder out, List<String> lines) {
        lines.forEach(line -> out.append(line).append('\n'));
    }
}
