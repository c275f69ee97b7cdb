package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.sql.StopSwitch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run of {@code sql} has printed.
 *
 * @param code the exit code
 * @param output of the statements
 * @param notices errors and notes
 */
record SqlRun(int code, String output, String notices) {
    /** Runs {@code sql} with arguments. */
    static SqlRun of(final String... arguments) {
        final List<String> all = new ArrayList<>(List.of("sql"));
        all.addAll(List.of(arguments));
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        final ByteArrayOutputStream notices = new ByteArrayOutputStream();
        final int code;
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(notices, false, StandardCharsets.UTF_8)) {
            code =
                    Main.execute(
                            new Streams(out, err, new StopSwitch()), all.toArray(String[]::new));
        }
        return new SqlRun(
                code,
                output.toString(StandardCharsets.UTF_8),
                notices.toString(StandardCharsets.UTF_8));
    }
}
