package io.heliosdb.streaming.gateway.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The commands of a page and what it says they print: blocks marked {@code sh} or {@code sql}, each
 * perhaps followed by a block marked {@code text}, in which … stands for anything within a line.
 * Empty lines behind a text are not compared. Statements are run behind those of {@code
 * tables.sql}, a file that a command of the page makes.
 */
final class Page {
    private static final String COMMANDS = "```sh";
    private static final String STATEMENTS = "```sql";
    private static final String OUTPUT = "```text";
    private static final String END = "```";

    private final List<Step> steps = new ArrayList<>();

    /**
     * Commands that are run together.
     *
     * @param line of the page at which they begin
     * @param expected what they print, or null if the page does not say
     */
    record Step(int line, String commands, String expected) {
        Pattern pattern() {
            final StringBuilder pattern = new StringBuilder();
            for (final String part : expected.split("…", -1)) {
                pattern.append(pattern.isEmpty() ? "" : "[^\n]*").append(Pattern.quote(part));
            }
            return Pattern.compile(pattern.append("\n*").toString());
        }
    }

    static Page read(final Path file) throws IOException {
        final Page page = new Page();
        final List<String> lines = Files.readAllLines(file);
        int line = 0;
        while (line < lines.size()) {
            final int begin = line;
            final int end = lines.subList(begin + 1, lines.size()).indexOf(END) + begin + 1;
            switch (lines.get(begin)) {
                case COMMANDS -> {
                    page.steps.add(new Step(begin + 1, text(lines, begin, end), null));
                    line = end;
                }
                case STATEMENTS -> {
                    final String command = sql(text(lines, begin, end));
                    page.steps.add(new Step(begin + 1, command, null));
                    line = end;
                }
                case OUTPUT -> {
                    final Step step = page.steps.removeLast();
                    page.steps.add(new Step(step.line, step.commands, text(lines, begin, end)));
                    line = end;
                }
                default -> {}
            }
            line++;
        }
        return page;
    }

    private static String sql(final String statements) {
        return "bin/heliosdb-streaming sql -f tables.sql -e \"$(cat <<'END'\n"
                + statements
                + "END\n)\"\n";
    }

    private static String text(final List<String> lines, final int begin, final int end) {
        return String.join("\n", lines.subList(begin + 1, end)) + "\n";
    }

    List<Step> steps() {
        return steps;
    }

    /** One script that runs them all, and leaves what the N-th printed in a file of its number. */
    String script() {
        final StringBuilder script = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            script.append("{\n").append(steps.get(i).commands).append("} > printed.").append(i);
            script.append(" 2>&1\n");
        }
        return script.toString();
    }
}
