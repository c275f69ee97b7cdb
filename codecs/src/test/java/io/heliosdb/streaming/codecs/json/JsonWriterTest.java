package io.heliosdb.streaming.codecs.json;

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

/** Expected lines are those that Flink 2.3 wrote for the same values. */
class JsonWriterTest {
    private static String write(
            final Map<String, String> options,
            final SqlType type,
            final Consumer<RowWriter> value) {
        final Ledger ledger = new Ledger(1 << 20);
        final RowLayout layout =
                RowLayout.of(
                        List.of(new Column("a \"\u00e9", type), new Column("b", SqlType.INTEGER)));
        final String written;
        try (Arena arena = Arena.open(ledger, "test", "test", 4096);
                TextOutput output = new TextOutput(ledger, "test", 100)) {
            final RowWriter row = new RowWriter(layout);
            row.wrap(arena.address(), 4096);
            value.accept(row);
            row.putInt(1, 7);
            assertThat(row.finish()).isPositive();
            final RowReader reader = new RowReader(layout).wrap(arena.address());
            new JsonWriter(JsonOptions.of(options), layout, output).row(reader);
            written = output.toString();
        }
        assertThat(ledger.openBytes()).isZero();
        return written;
    }

    private static String value(
            final Map<String, String> options,
            final SqlType type,
            final Consumer<RowWriter> value) {
        final String line = write(options, type, value);
        final String head = "{\"a \\\"\u00e9\":";
        final String tail = ",\"b\":7}\n";
        assertThat(line).startsWith(head).endsWith(tail);
        return line.substring(head.length(), line.length() - tail.length());
    }

    @Test
    void numbersAndTruthValues() {
        final Map<String, String> none = Map.of();
        final Map<String, String> plain = Map.of("encode.decimal-as-plain-number", "true");
        assertThat(value(none, SqlType.BIGINT, row -> row.putLong(0, Long.MIN_VALUE)))
                .isEqualTo("-9223372036854775808");
        assertThat(value(none, SqlType.DOUBLE, row -> row.putDouble(0, 1e10))).isEqualTo("1.0E10");
        assertThat(value(none, SqlType.DOUBLE, row -> row.putDouble(0, Double.NaN)))
                .isEqualTo("\"NaN\"");
        assertThat(value(none, SqlType.FLOAT, row -> row.putFloat(0, Float.NEGATIVE_INFINITY)))
                .isEqualTo("\"-Infinity\"");
        assertThat(value(none, SqlType.BOOLEAN, row -> row.putBoolean(0, true))).isEqualTo("true");
        assertThat(value(none, SqlType.decimal(18, 2), row -> row.putLong(0, 10_000)))
                .isEqualTo("1E+2");
        assertThat(value(plain, SqlType.decimal(18, 2), row -> row.putLong(0, 10_000)))
                .isEqualTo("100.00");
        assertThat(value(none, SqlType.decimal(18, 8), row -> row.putLong(0, -1)))
                .isEqualTo("-1E-8");
        assertThat(value(none, SqlType.decimal(38, 2), row -> row.putLongs(0, 150, 0)))
                .isEqualTo("1.5");
    }

    @Test
    void times() {
        final Map<String, String> sql = Map.of();
        final Map<String, String> iso = Map.of("timestamp-format.standard", "ISO-8601");
        final SqlType ltz = new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, true);
        assertThat(value(sql, SqlType.timestamp(3), row -> row.putLong(0, 120)))
                .isEqualTo("\"1970-01-01 00:00:00.12\"");
        assertThat(value(iso, SqlType.timestamp(3), row -> row.putLong(0, 0)))
                .isEqualTo("\"1970-01-01T00:00:00\"");
        assertThat(value(iso, ltz, row -> row.putLong(0, 120)))
                .isEqualTo("\"1970-01-01T00:00:00.12Z\"");
        assertThat(value(sql, SqlType.time(3), row -> row.putInt(0, 3_600_120)))
                .isEqualTo("\"01:00:00.12\"");
        assertThat(value(sql, SqlType.DATE, row -> row.putInt(0, 12_345)))
                .isEqualTo("\"2003-10-20\"");
    }

    @Test
    void textAndNull() {
        final Map<String, String> none = Map.of();
        final byte[] text =
                "a\"b\\/\u0001\u001f\n\t\u007f\u2028\u00e9\ud83d\ude00z"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(value(none, SqlType.STRING, row -> row.putBytes(0, text, 0, text.length)))
                .isEqualTo("\"a\\\"b\\\\/\\u0001\\u001F\\n\\t\u007f\u2028\u00e9\\uD83D\\uDE00z\"");
        assertThat(value(none, SqlType.STRING, row -> {})).isEqualTo("null");
        assertThat(write(Map.of("encode.ignore-null-fields", "true"), SqlType.STRING, row -> {}))
                .isEqualTo("{\"b\":7}\n");
    }
}
