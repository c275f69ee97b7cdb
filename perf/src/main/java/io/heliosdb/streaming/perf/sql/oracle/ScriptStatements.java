package io.heliosdb.streaming.perf.sql.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a script into the statements that Flink's {@code executeSql} takes one by one. Semicolons
 * inside quotes, comments and {@code EXECUTE STATEMENT SET BEGIN … END} do not separate. Written
 * apart from the engine's own splitter, because the oracle shares no code with what it judges.
 */
final class ScriptStatements {
    private final String script;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();

    private ScriptStatements(String script) {
        this.script = script;
    }

    static List<String> split(String script) {
        return new ScriptStatements(script).split();
    }

    private List<String> split() {
        for (int i = 0; i < script.length(); ) {
            final char c = script.charAt(i);
            if (script.startsWith("--", i)) {
                i = endOf("\n", i);
                statement.append(' ');
            } else if (script.startsWith("/*", i) && !script.startsWith("/*+", i)) {
                i = endOf("*/", i);
                statement.append(' ');
            } else if (c == '\'' || c == '"' || c == '`') {
                final int end = endOf(String.valueOf(c), i + 1);
                statement.append(script, i, end);
                i = end;
            } else {
                i++;
                if (c == ';' && !insideSet()) {
                    finish();
                } else {
                    statement.append(c);
                }
            }
        }
        finish();
        return statements;
    }

    private int endOf(String mark, int from) {
        final int at = script.indexOf(mark, from);
        return at < 0 ? script.length() : at + mark.length();
    }

    private boolean insideSet() {
        final String words =
                statement.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        return words.startsWith("EXECUTE STATEMENT SET BEGIN") && !words.endsWith(" END");
    }

    private void finish() {
        final String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
