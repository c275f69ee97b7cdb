package io.heliosdb.streaming.codecs.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class CsvWriterTest {
    private static String write(
            final CsvStyle style,
            final Map<String, String> options,
            final SqlType type,
            final Consumer<RowWriter> value) {
        final Ledger ledger = new Ledger(1 << 20);
        final RowLayout layout =
                RowLayout.of(
                        List.of(new Column("a \"x\"", type), new Column("b", SqlType.INTEGER)));
        final String written;
        try (Arena arena = Arena.open(ledger, "test", "test", 4096);
                TextOutput output = new TextOutput(ledger, "test", 100);
                CsvWriter writer =
                        new CsvWriter(
                                ledger, "test", CsvOptions.of(options), style, layout, output)) {
            final RowWriter row = new RowWriter(layout);
            row.wrap(arena.address(), 4096);
            value.accept(row);
            row.putInt(1, 7);
            assertThat(row.finish()).isPositive();
            writer.row(new RowReader(layout).wrap(arena.address()));
            written = output.toString();
        }
        assertThat(ledger.openBytes()).isZero();
        return written;
    }

    private static String text(
            final CsvStyle style, final Map<String, String> options, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return write(
                style, options, SqlType.STRING, row -> row.putBytes(0, bytes, 0, bytes.length));
    }

    /** What Flink 2.3 wrote for the same values. */
    @Test
    void quotesTextsLikeFlink() {
        final Map<String, String> none = Map.of();
        final CsvStyle style = CsvStyle.FLINK;
        for (final String bare :
                List.of(
                        "",
                        "a",
                        "a.b",
                        "a-b",
                        "abcdefghijklmnopqrstuvwx",
                        "\u00e9",
                        "a;b",
                        "null")) {
            assertThat(text(style, none, bare)).isEqualTo(bare + ",7\n");
        }
        for (final String quoted :
                List.of(
                        "a b",
                        "a,b",
                        "a\nb",
                        "#a",
                        "a!b",
                        "abcdefghijklmnopqrstuvwxy",
                        "a\\b",
                        "'")) {
            assertThat(text(style, none, quoted)).isEqualTo("\"" + quoted + "\",7\n");
        }
        assertThat(text(style, none, "a\"b")).isEqualTo("\"a\"\"b\",7\n");
        assertThat(text(style, Map.of("escape-character", "\\"), "a\\b\""))
                .isEqualTo("\"a\\\\b\"\"\",7\n");
        assertThat(text(style, Map.of("field-delimiter", ";"), "x:y")).isEqualTo("\"x:y\";7\n");
        assertThat(text(style, Map.of("quote-character", "'"), "it's")).isEqualTo("'it''s',7\n");
        assertThat(text(style, Map.of("field-delimiter", "\\t"), "it's")).isEqualTo("it's\t7\n");
        assertThat(text(style, Map.of("disable-quote-character", "true"), "a\nb,"))
                .isEqualTo("a\nb,,7\n");
    }

    @Test
    void writesValuesLikeFlink() {
        final Map<String, String> none = Map.of();
        assertThat(write(CsvStyle.FLINK, none, SqlType.STRING, row -> {})).isEqualTo(",7\n");
        assertThat(write(CsvStyle.FLINK, Map.of("null-literal", "n,a"), SqlType.BIGINT, row -> {}))
                .isEqualTo("n,a,7\n");
        assertThat(
                        write(
                                CsvStyle.FLINK,
                                none,
                                SqlType.decimal(18, 2),
                                row -> row.putLong(0, 10_000)))
                .isEqualTo("1E+2,7\n");
        assertThat(
                        write(
                                CsvStyle.FLINK,
                                Map.of("write-bigdecimal-in-scientific-notation", "false"),
                                SqlType.decimal(18, 2),
                                row -> row.putLong(0, 10_000)))
                .isEqualTo("100.00,7\n");
        assertThat(write(CsvStyle.FLINK, none, SqlType.timestamp(3), row -> row.putLong(0, 120)))
                .isEqualTo("\"1970-01-01 00:00:00.12\",7\n");
        final SqlType ltz = new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, true);
        assertThat(write(CsvStyle.FLINK, none, ltz, row -> row.putLong(0, 123)))
                .isEqualTo("\"1970-01-01 00:00:00.123Z\",7\n");
        assertThat(write(CsvStyle.FLINK, none, SqlType.DATE, row -> row.putInt(0, 12_345)))
                .isEqualTo("2003-10-20,7\n");
        assertThat(write(CsvStyle.FLINK, none, SqlType.time(3), row -> row.putInt(0, 3_600_120)))
                .isEqualTo("01:00:00.12,7\n");
        assertThat(write(CsvStyle.FLINK, none, SqlType.DOUBLE, row -> row.putDouble(0, -0.0)))
                .isEqualTo("-0.0,7\n");
        assertThat(write(CsvStyle.FLINK, none, SqlType.BOOLEAN, row -> row.putBoolean(0, true)))
                .isEqualTo("true,7\n");
    }

    @Test
    void theOtherStyleTellsNullFromEmptyAndKeepsAllDigits() {
        final Map<String, String> none = Map.of();
        final CsvStyle style = CsvStyle.RFC4180;
        assertThat(text(style, none, "")).isEqualTo("\"\",7\n");
        assertThat(write(style, none, SqlType.STRING, row -> {})).isEqualTo(",7\n");
        assertThat(text(style, none, " a b;\\")).isEqualTo(" a b;\\,7\n");
        assertThat(text(style, none, "say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\",7\n");
        assertThat(text(style, none, "c\rr")).isEqualTo("\"c\rr\",7\n");
        assertThat(write(style, none, SqlType.decimal(18, 2), row -> row.putLong(0, 10_000)))
                .isEqualTo("100.00,7\n");
        assertThat(write(style, none, SqlType.timestamp(3), row -> row.putLong(0, 120)))
                .isEqualTo("1970-01-01 00:00:00.120,7\n");
        assertThat(write(style, none, SqlType.timestamp(0), row -> row.putLong(0, 0)))
                .isEqualTo("1970-01-01 00:00:00,7\n");
    }

    @Test
    void aHeaderNamesTheColumns() {
        final Ledger ledger = new Ledger(1 << 20);
        final RowLayout layout =
                RowLayout.of(
                        List.of(
                                new Column("a \"x\"", SqlType.DATE),
                                new Column("b", SqlType.DATE)));
        try (TextOutput output = new TextOutput(ledger, "test", 100);
                CsvWriter writer =
                        new CsvWriter(
                                ledger,
                                "test",
                                CsvOptions.DEFAULT,
                                CsvStyle.RFC4180,
                                layout,
                                output)) {
            writer.header();
            writer.header("op");
            assertThat(output.toString()).isEqualTo("\"a \"\"x\"\"\",b\nop,\"a \"\"x\"\"\",b\n");
        }
    }
}
