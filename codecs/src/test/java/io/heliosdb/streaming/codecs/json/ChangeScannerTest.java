package io.heliosdb.streaming.codecs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.BytesSource;
import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.Rows;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.KindColumn;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Changes from broken files, and the places where reading goes on. What they mean is in SQL cases.
 */
final class ChangeScannerTest {
    private static final List<Column> COLUMNS =
            KindColumn.behind(
                    List.of(
                            new Column("id", SqlType.INTEGER),
                            new Column("n", SqlType.STRING),
                            new Column("a", SqlType.array(SqlType.INTEGER))));
    private static final String LINES =
            """
            {"op":"u","op_type":"U","type":"UPDATE","before":{"id":1,"n":"a"},"after":{"id":1,"n":"b","a":[1,2]}}
            {"data":[{"id":1,"n":"x"},{"id":2}],"old":[{"n":"y"},{"a":[3]}],"type":"UPDATE"}
            {"data":{"id":1,"n":"é\\u00e9"},"old":{"n":null},"type":"update"}
            [{"op":"d","op_type":"D","before":{"id":7,"a":[null]}}]
            """;

    private static ChangeScanner scanner(
            final Ledger ledger, final String format, final boolean isTolerant) {
        final Map<String, String> options =
                Map.of("ignore-parse-errors", Boolean.toString(isTolerant));
        return new ChangeScanner(
                ledger, "test", ChangeOptions.of(format, options), ScanLimits.DEFAULT, COLUMNS);
    }

    private static List<String> rows(
            final String format, final boolean isTolerant, final byte[] bytes, final int chunk) {
        final Ledger ledger = new Ledger(1 << 28);
        final RowLayout layout = RowLayout.of(COLUMNS.subList(0, 2));
        try (ChangeScanner scanner =
                new ChangeScanner(
                        ledger,
                        "test",
                        ChangeOptions.of(
                                format,
                                Map.of("ignore-parse-errors", Boolean.toString(isTolerant))),
                        ScanLimits.DEFAULT,
                        KindColumn.behind(layout.columns()))) {
            return Rows.read(
                    scanner,
                    RowLayout.of(KindColumn.behind(layout.columns())),
                    new BytesSource(bytes, chunk));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ChangeFormats.DEBEZIUM,
                ChangeFormats.CANAL,
                ChangeFormats.MAXWELL,
                ChangeFormats.OGG
            })
    void brokenBytesEndOrAreLeftOut(final String format) {
        final byte[] whole = LINES.getBytes(StandardCharsets.UTF_8);
        final Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            final byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int j = random.nextInt(4); j > 0 && broken.length > 0; j--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            final int chunk = random.nextInt(9);
            assertThat(rows(format, true, broken, 0)).isEqualTo(rows(format, true, broken, chunk));
            try {
                rows(format, false, broken, chunk);
            } catch (final HeliosException e) {
                assertThat(e.code().code()).startsWith("HCOD-");
            }
        }
    }

    @Test
    void bothRowsOfAnUpdateComeFromOneLine() {
        assertThat(
                        rows(
                                ChangeFormats.DEBEZIUM,
                                false,
                                LINES.lines()
                                        .findFirst()
                                        .orElseThrow()
                                        .getBytes(StandardCharsets.UTF_8),
                                3))
                .containsExactly("[1] | [a] | [1]", "[1] | [b] | [2]");
    }

    /** Where a run goes on, rows of the line that were given already are passed. */
    @Test
    void rowsOfALineCanBePassed() {
        final Ledger ledger = new Ledger(1 << 28);
        final byte[] bytes = LINES.getBytes(StandardCharsets.UTF_8);
        final int second = LINES.indexOf('\n') + 1;
        try (ChangeScanner scanner = scanner(ledger, ChangeFormats.CANAL, true);
                Arena arena = Arena.open(ledger, "row", "test", 4096)) {
            scanner.open("x", new BytesSource(bytes, 0));
            assertThat(scanner.next(arena.address(), 4096)).isEqualTo(RowScanner.SKIPPED);
            for (int given = 0; given < 4; given++) {
                assertThat(scanner.offset()).isEqualTo(second);
                assertThat(scanner.innerRecordCount()).isEqualTo(given);
                assertThat(scanner.next(arena.address(), 4096)).isPositive();
            }
            scanner.openAt("x", new BytesSource(bytes, 0), 0, 1);
            assertThat(scanner.pass()).isEqualTo(RowScanner.SKIPPED);
            for (int passed = 0; passed < 3; passed++) {
                assertThat(scanner.pass()).isEqualTo(RowScanner.SKIPPED);
            }
            assertThat(scanner.next(arena.address(), 4096)).isPositive();
            assertThat(scanner.rowCount()).isEqualTo(5);
        }
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void optionsAreChecked() {
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(
                        () -> ChangeOptions.of(ChangeFormats.CANAL, Map.of("table.include", "(")))
                .withMessageContaining("HCOD-0101");
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(
                        () -> ChangeOptions.of(ChangeFormats.OGG, Map.of("schema-include", "true")))
                .withMessageContaining("HCOD-0101");
    }
}
