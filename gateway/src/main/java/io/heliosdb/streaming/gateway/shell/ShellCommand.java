package io.heliosdb.streaming.gateway.shell;

import java.util.Locale;
import java.util.Optional;

/** Words that a shell obeys itself, with or without a semicolon. */
enum ShellCommand {
    LEAVE,
    HELP;

    /** What is shown for {@link #HELP}. */
    static final String HELP_TEXT =
            """
            Statements end with a semicolon and may go on over lines:
              CREATE TABLE name (column TYPE, …) WITH ('connector' = '…', …);
              SELECT …;   INSERT INTO table SELECT …;   EXPLAIN SELECT …;
              SHOW TABLES;   DESCRIBE name;   DROP TABLE name;   SET;   SET 'key' = 'value';
            Tab completes, Ctrl-C ends the running statement or gives up the line.
            quit leaves. The language is described in docs/reference/sql.md.
            """;

    /** The command that a line is, if it is one. */
    static Optional<ShellCommand> of(final String line) {
        return switch (line.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*;+$", "")) {
            case "quit", "exit", "\\q" -> Optional.of(LEAVE);
            case "help", "?", "\\h", "\\?" -> Optional.of(HELP);
            default -> Optional.empty();
        };
    }
}
