package io.heliosdb.streaming.perf.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a case file: a line {@code === kind arguments} and the lines up to the next such line.
 *
 * @param line number of the heading in its file, from 1; 0 for what stands before the first heading
 * @param kind first word of the heading
 * @param arguments rest of the heading
 * @param body lines below the heading, each with its line feed
 */
record CaseSection(int line, String kind, String arguments, String body) {
    static final String MARK = "===";

    /**
     * Cuts a case file; the first section has an empty kind and holds what stands before the first
     * heading.
     */
    static List<CaseSection> split(Path file, String text) {
        final List<CaseSection> sections = new ArrayList<>();
        final StringBuilder body = new StringBuilder();
        CaseSection open = new CaseSection(0, "", "", "");
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            final int lineFeed = text.indexOf('\n', start);
            if (lineFeed < 0) {
                throw new CaseFormatException(
                        file, number + 1, "the file must end with a line feed");
            }
            number++;
            if (text.startsWith(MARK + " ", start)) {
                sections.add(open.withBody(body.toString()));
                body.setLength(0);
                open = heading(number, text.substring(start + MARK.length(), lineFeed).strip());
            } else {
                body.append(text, start, lineFeed + 1);
            }
            start = lineFeed + 1;
        }
        sections.add(open.withBody(body.toString()));
        return sections;
    }

    private static CaseSection heading(int line, String heading) {
        final int space = heading.indexOf(' ');
        return space < 0
                ? new CaseSection(line, heading, "", "")
                : new CaseSection(
                        line,
                        heading.substring(0, space),
                        heading.substring(space + 1).strip(),
                        "");
    }

    private CaseSection withBody(String text) {
        return new CaseSection(line, kind, arguments, text);
    }
}
