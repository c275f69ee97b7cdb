package io.heliosdb.streaming.codecs.csv;

import static io.heliosdb.streaming.codecs.type.SqlType.INTEGER;
import static io.heliosdb.streaming.codecs.type.SqlType.STRING;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class CsvErrorTest {
    private static CsvCase table() {
        return CsvCase.table(INTEGER, STRING);
    }

    private static void assertError(
            final CsvCase table,
            final byte[] input,
            final String message,
            final long line,
            final int column) {
        final HeliosException error =
                catchThrowableOfType(HeliosException.class, () -> table.rows(input));
        assertThat(error).hasMessageContaining(message);
        assertThat(error.position()).contains(new Position("input", line, column));
        assertThat(error.hint()).isNotEmpty();
    }

    private static void assertError(
            final CsvCase table,
            final String input,
            final String message,
            final long line,
            final int column) {
        assertError(table, input.getBytes(StandardCharsets.UTF_8), message, line, column);
    }

    @Test
    void badValuesSayWhere() {
        assertError(
                table(),
                "1,a\nx,b\n",
                "HCOD-0105: 'x' is not a value of column c0 (field 1, type INT)",
                2,
                1);
        assertError(
                CsvCase.table(STRING, INTEGER),
                "\u00e9\u00e9,1\n\u00e9\u00e9,99999999999\n",
                "HCOD-0105",
                2,
                4);
        assertError(CsvCase.table(STRING, INTEGER), "\"a\nb\",x\n", "HCOD-0105", 2, 4);
        assertError(table(), ",a\n", "'' is not a value", 1, 1);
        assertError(CsvCase.table(SqlType.timestamp(3)), "2001-01-01\n", "HCOD-0105", 1, 1);
    }

    @Test
    void badRecordsSayWhere() {
        assertError(
                table(),
                "1,a\n2\n",
                "HCOD-0104: the record has fewer fields than the table has columns (2 columns, 1"
                        + " field)",
                2,
                1);
        assertError(table(), "1,a,b\n", "HCOD-0104: the record has more fields", 1, 5);
        assertError(table(), "1,\"a\"b\n", "HCOD-0103: text follows a closing quote", 1, 6);
        assertError(
                table(),
                "1,a\n2,\"a\nb\nc\n",
                "HCOD-0103: the input ends within a quoted field",
                2,
                3);
        assertError(
                table().with("escape-character", "\\"),
                "1,a\\",
                "HCOD-0103: the input ends with an escape",
                1,
                4);
        assertError(table(), "\n1,a\n", "HCOD-0104", 1, 1);
    }

    @Test
    void textThatIsNotUtf8() {
        assertError(
                table(),
                new byte[] {'1', ',', (byte) 0xc3, 'x', '\n'},
                "HCOD-0108: column c1 is not UTF-8",
                1,
                3);
        final CsvCase tolerant = table().ignoring();
        assertThat(tolerant.rows(new byte[] {'1', ',', (byte) 0xff, '\n', '2', ',', 'x', '\n'}))
                .containsExactly("[2] | [x]");
        assertThat(tolerant.skippedCount()).isOne();
    }

    @Test
    void notNullColumnsNeedValues() {
        final CsvCase table = CsvCase.table(INTEGER.notNull(), STRING).with("null-literal", "");
        assertError(table, "1,a\n,b\n", "HCOD-0106: column c0 is NOT NULL", 2, 1);
        assertThat(table.ignoring().rows("1,a\n,b\nx,c\n2,d"))
                .containsExactly("[1] | [a]", "[2] | [d]");
        assertThat(table.skippedCount()).isEqualTo(2);
    }

    @Test
    void headersThatDoNotFit() {
        assertError(
                table().with("header", "true"),
                "c0,c2\n1,a\n",
                "HCOD-0109: the header line does not name the table's columns (the file has c0, c2,"
                        + " the table c0, c1)",
                1,
                1);
        assertError(table().with("header", "true"), "c0\n", "HCOD-0109", 1, 1);
        assertError(table().with("header", "true"), "c0,c1,c2\n", "HCOD-0109", 1, 1);
    }

    @Test
    void optionsThatCannotBe() {
        for (final Map<String, String> options :
                List.of(
                        Map.of("field-delimiter", "ab"),
                        Map.of("field-delimiter", "\u20ac"),
                        Map.of("quote-character", ""),
                        Map.of("ignore-parse-errors", "yes"),
                        Map.of("quote-character", "'", "disable-quote-character", "true"),
                        Map.of("array-element-delimiter", ""),
                        Map.of("nonsense", "1"))) {
            final HeliosException error =
                    catchThrowableOfType(HeliosException.class, () -> CsvOptions.of(options));
            assertThat(error).as(options.toString()).hasMessageContaining("HCOD-0101");
            assertThat(error.hint()).isNotEmpty();
        }
        assertThat(
                        catchThrowableOfType(
                                HeliosException.class,
                                () -> CsvCase.table(SqlType.of(TypeKind.MAP)).rows("")))
                .hasMessageContaining("HCOD-0102");
    }

    @Test
    void recordsLongerThanTheLimit() {
        final String line = "1," + "x".repeat(20_000) + "\n";
        assertError(
                table().limit(8192),
                "0,a\n" + line,
                "HCOD-0107: a record is longer than the limit",
                2,
                1);
        final CsvCase tolerant = table().limit(8192).ignoring();
        assertThat(tolerant.rows("0,a\n" + line + "2,b\n" + line))
                .containsExactly("[0] | [a]", "[2] | [b]");
        assertThat(tolerant.skippedCount()).isEqualTo(2);
        assertThat(table().limit(32_768).rows(line)).hasSize(1);
    }

    @Test
    void aMillionFieldsAreOneError() {
        final String line = ",".repeat(1_000_000);
        assertError(table(), line, "HCOD-0104: the record has more fields", 1, 4);
    }
}
