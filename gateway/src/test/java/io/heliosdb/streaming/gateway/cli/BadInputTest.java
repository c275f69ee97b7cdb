package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.sql.StopSwitch;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * Inputs that would take a careless process down, at their full size: each ends with an error that
 * names file, line and column, or is counted and skipped where the table says so, and a job that
 * failed leaves no file. All cases of a format run the same script, so that it is planned once.
 */
@Tag("c2")
final class BadInputTest {
    private static final int LONG_LINE_BYTES = 200_000_000;
    private static final int BOMB_BYTES = 1 << 30;
    private static final int MILLION = 1_000_000;

    @TempDir private static Path folder;
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();

    /** Writes an input. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream file) throws IOException;
    }

    private int run(final String format, final boolean isTolerant, final Content content)
            throws IOException {
        final Path input = folder.resolve("input." + format);
        try (OutputStream file = Files.newOutputStream(input)) {
            content.write(file);
        }
        final String script =
                """
                CREATE TABLE t (id INT, name STRING)
                WITH ('connector' = 'filesystem', 'path' = '%1$s', 'format' = '%2$s',
                  '%2$s.ignore-parse-errors' = '%3$s');
                CREATE TABLE o (id INT, name STRING)
                WITH ('connector' = 'filesystem', 'path' = '%4$s', 'format' = 'csv');
                INSERT INTO o SELECT id, name FROM t;
                """
                        .formatted(input, format, isTolerant, folder.resolve("out"));
        return run(script);
    }

    private int run(final String script) {
        notices.reset();
        try (PrintStream err = new PrintStream(notices, false, StandardCharsets.UTF_8)) {
            return Main.execute(
                    new Streams(err, err, new StopSwitch()), "sql", "--timing", "-e", script);
        }
    }

    private void refuses(
            final String format, final String code, final String place, final Content content)
            throws IOException {
        assertThat(run(format, false, content)).isEqualTo(ExitCode.FAILED);
        assertThat(notices.toString(StandardCharsets.UTF_8))
                .startsWith("error " + code + ":")
                .contains("input." + format + ", " + place)
                .contains("hint:")
                .doesNotContain("\tat ");
        final String[] left = folder.resolve("out").toFile().list();
        assertThat(left == null ? new String[0] : left).isEmpty();
    }

    private void skips(final String format, final Content content) throws IOException {
        assertThat(run(format, true, content)).isZero();
        assertThat(notices.toString(StandardCharsets.UTF_8)).contains("2 results", "1 skipped");
        final Path part = folder.resolve("out").resolve("part-0.csv");
        assertThat(part).hasContent("0,ok\n2,after");
        Files.delete(part);
    }

    private static void text(final OutputStream file, final String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void fill(final OutputStream file, final long count, final int letter)
            throws IOException {
        final byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) letter);
        for (long left = count; left > 0; left -= block.length) {
            file.write(block, 0, (int) Math.min(left, block.length));
        }
    }

    private static void longCsv(final OutputStream file) throws IOException {
        text(file, "0,ok\n1,");
        fill(file, LONG_LINE_BYTES, 'x');
        text(file, "\n2,after\n");
    }

    private static void longJson(final OutputStream file) throws IOException {
        text(file, "{\"id\":0,\"name\":\"ok\"}\n{\"id\":1,\"name\":\"");
        fill(file, LONG_LINE_BYTES, 'x');
        text(file, "\"}\n{\"id\":2,\"name\":\"after\"}\n");
    }

    private static Content zipped(final Content content) {
        return file -> {
            try (OutputStream zip = new GZIPOutputStream(file, 1 << 16)) {
                content.write(zip);
            }
        };
    }

    @Test
    void lineOfTwoHundredMegabytes() throws IOException {
        refuses("csv", "HCOD-0107", "line 2, column 1", BadInputTest::longCsv);
        refuses("csv", "HCOD-0107", "line 2, column 1", zipped(BadInputTest::longCsv));
        skips("csv", BadInputTest::longCsv);
        refuses("json", "HCOD-0107", "line 2, column 1", BadInputTest::longJson);
        skips("json", zipped(BadInputTest::longJson));
    }

    @Test
    void zipBomb() throws IOException {
        refuses("csv", "HCOD-0107", "line 1, column 1", zipped(file -> fill(file, BOMB_BYTES, 0)));
    }

    @Test
    void quoteThatIsNeverClosed() throws IOException {
        refuses(
                "csv",
                "HCOD-0107",
                "line 2, column 1",
                file -> {
                    text(file, "0,ok\n1,\"");
                    fill(file, LONG_LINE_BYTES, '\n');
                });
    }

    @Test
    void millionFields() throws IOException {
        final Content csv = file -> text(file, "0,ok\n" + "1,".repeat(MILLION) + "\n2,after\n");
        refuses("csv", "HCOD-0104", "line 2, column 5", csv);
        skips("csv", csv);
    }

    @Test
    void deepNesting() throws IOException {
        final Content json =
                file ->
                        text(
                                file,
                                "{\"id\":0,\"name\":\"ok\"}\n{\"id\":1,\"x\":"
                                        + "[".repeat(MILLION)
                                        + "\n{\"id\":2,\"name\":\"after\"}\n");
        refuses("json", "HCOD-0103", "line 2, column ", json);
        skips("json", json);
    }

    @Test
    void rowAboveTheLimit() throws IOException {
        final Content csv =
                file -> {
                    text(file, "0,ok\n1,");
                    fill(file, 2 << 20, 'x');
                    text(file, "\n2,after\n");
                };
        refuses("csv", "HCOD-0107", "line 2, column 1", csv);
        assertThat(notices.toString(StandardCharsets.UTF_8)).contains("heliosdb.row.kib");
        skips("csv", csv);
    }

    @Test
    void cutOffGzip() throws IOException {
        final ByteArrayOutputStream whole = new ByteArrayOutputStream();
        zipped(file -> text(file, "1,one\n".repeat(10_000))).write(whole);
        refuses(
                "csv",
                "HCOD-0110",
                "line ",
                file -> file.write(whole.toByteArray(), 0, whole.size() / 2));
    }

    @Test
    void statementsAboveTheLimits() {
        final StringBuilder table = new StringBuilder("CREATE TABLE wide (c0 INT");
        for (int i = 1; i < 50_000; i++) {
            table.append(", c").append(i).append(" INT");
        }
        assertThat(run(table + ") WITH ('connector' = 'datagen'); SELECT c0 FROM wide;"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(notices.toString(StandardCharsets.UTF_8))
                .startsWith("error HSQL-0003: the table has too many columns");
        assertThat(run("SELECT '" + "x".repeat(10 * MILLION) + "';")).isEqualTo(ExitCode.FAILED);
        assertThat(notices.toString(StandardCharsets.UTF_8))
                .startsWith("error HSQL-0003: the statement is too large");
    }
}
