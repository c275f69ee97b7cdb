package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A small job that fails and ends: it divides a number by each row of a file, in which one row is
 * 0. That row belongs among the dead letters, once; the quotients of all others into the sink.
 */
public final class Quotients {
    /** What is divided. */
    public static final int DIVIDEND = 100;

    private static final int ROWS = 60;
    private static final int POISON = 40;

    private Quotients() {}

    /** The file: number and divisor. */
    public static String input() {
        final StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            text.append(row).append(',').append(divisor(row)).append('\n');
        }
        return text.toString();
    }

    /** What the sink must show: number and quotient. */
    public static List<String> rows() {
        final List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            if (row != POISON) {
                rows.add(row + "," + DIVIDEND / divisor(row));
            }
        }
        return rows;
    }

    private static int divisor(final int row) {
        return row == POISON ? 0 : 1 + row % 7;
    }

    /** Compares at the end. */
    static void check(
            final List<String> shown, final Path deadLetters, final Consumer<String> violation)
            throws IOException {
        if (!shown.equals(rows())) {
            violation.accept("the quotients are " + shown);
        }
        final List<String> letters =
                Files.exists(deadLetters)
                        ? Files.readAllLines(deadLetters, StandardCharsets.UTF_8)
                        : List.of();
        if (letters.size() != 1 || !letters.getFirst().contains("\"n\":" + POISON)) {
            violation.accept("the dead letters are " + letters);
        }
    }
}
