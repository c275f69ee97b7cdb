package io.heliosdb.streaming.codecs.json;

import static io.heliosdb.streaming.codecs.type.SqlType.BIGINT;
import static io.heliosdb.streaming.codecs.type.SqlType.BOOLEAN;
import static io.heliosdb.streaming.codecs.type.SqlType.DATE;
import static io.heliosdb.streaming.codecs.type.SqlType.DOUBLE;
import static io.heliosdb.streaming.codecs.type.SqlType.FLOAT;
import static io.heliosdb.streaming.codecs.type.SqlType.INTEGER;
import static io.heliosdb.streaming.codecs.type.SqlType.SMALLINT;
import static io.heliosdb.streaming.codecs.type.SqlType.STRING;
import static io.heliosdb.streaming.codecs.type.SqlType.TINYINT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Expected rows are those of Flink 2.3's json format reading the same file. */
class JsonScannerTest {
    private static JsonCase intAndText() {
        return JsonCase.table(INTEGER, STRING);
    }

    private static JsonCase twoInts() {
        return JsonCase.table(INTEGER, INTEGER);
    }

    /** The value of a single column, errors ignored; the empty string if the line is skipped. */
    private static String value(final SqlType type, final String json) {
        return String.join("", JsonCase.table(type).ignoring().rows("{\"a\":" + json + "}\n"));
    }

    @Test
    void eachLineIsAnObject() {
        assertThat(intAndText().rows("{\"a\":1,\"b\":\"x\"}\n{\"b\":\"y\"}\n\n{\"a\":2}\r\n{}\n"))
                .containsExactly("[1] | [x]", "NULL | [y]", "[2] | NULL", "NULL | NULL");
        assertThat(JsonCase.table(INTEGER).rows(" {\"a\" : 1 } garbage\n\ufeff{\"a\":2}"))
                .containsExactly("[1]", "[2]");
        assertThat(intAndText().rows("")).isEmpty();
    }

    @Test
    void anArrayIsSeveralRows() {
        final JsonCase table = JsonCase.table(INTEGER).ignoring();
        assertThat(table.rows("[{\"a\":1},{\"a\":2}]\n[]\n{\"a\":3}"))
                .containsExactly("[1]", "[2]", "[3]");
        assertThat(table.rows("[{\"a\":1},null,{\"a\":3}]")).containsExactly("[1]");
        assertThat(table.rows("[{\"a\":1},{\"a\":\"x\"},{\"a\":3}]"))
                .containsExactly("[1]", "NULL", "[3]");
        assertThat(table.rows("[{\"a\":1},{\"a\":2\n{\"a\":4}")).containsExactly("[1]", "[4]");
        assertThat(table.rows("[[{\"a\":1}]]\n[{\"a\":1},5,{\"a\":2}]")).containsExactly("[1]");
        assertThat(table.skippedCount()).isEqualTo(2);
        assertThat(
                        JsonCase.table(STRING)
                                .rows("[{\"a\":\"" + "x".repeat(5000) + "\"},{\"a\":\"y\"}]"))
                .containsExactly("[" + "x".repeat(5000) + "]", "[y]");
    }

    @Test
    void brokenLinesAreSkippedAndCounted() {
        final JsonCase table = twoInts().ignoring();
        for (final String line :
                List.of(
                        "   ",
                        "{\"a\":1",
                        "{\"a\":1,}",
                        "1",
                        "null",
                        "\"x\"",
                        "{'a':1}",
                        "{a:1}",
                        "/*x*/{\"a\":1}",
                        "{\"a\":1 \"b\":2}",
                        "{\"a\":1]",
                        "{\"a\":tru}",
                        "{\"a\":truex}",
                        "{\"a\":1x,\"b\":2}",
                        "{\"a\":01}",
                        "{\"a\":+1}",
                        "{\"a\":.5}",
                        "{\"a\":1.}",
                        "{\"a\":1e}",
                        "{\"a\":--1}",
                        "{\"a\":NaN}",
                        "{\"a\":0x1}",
                        "{\"a\"}",
                        "{\"a\":\"\\x\"}",
                        "{\"c\":\"\\u12\"}",
                        "{\"a\":[7,8],\"b\":2}",
                        "{\"a\":[],\"b\":2}",
                        "{\"a\":[{\"b\":1}],\"b\":2}",
                        "{,}")) {
            assertThat(table.rows(line + "\n{\"b\":5}")).as(line).containsExactly("NULL | [5]");
            assertThat(table.skippedCount()).as(line).isOne();
            assertThatThrownBy(() -> twoInts().rows(line)).as(line).hasMessageContaining("HCOD-01");
        }
        assertThat(twoInts().rows("{\"a\":1}}")).containsExactly("[1] | NULL");
    }

    @Test
    void oddObjectsAreReadAsFlinkDoes() {
        final JsonCase table = twoInts().ignoring();
        assertThat(table.rows("{\"a\":1,\"a\":2,\"b\":3}")).containsExactly("[2] | NULL");
        assertThat(table.rows("{\"b\":1,\"x\":{\"a\":9},\"a\":5}")).containsExactly("[5] | [1]");
        assertThat(table.rows("{\"a\":{\"b\":7},\"b\":2}")).containsExactly("NULL | [7]");
        assertThat(table.rows("{\"a\":{\"b\":{\"c\":1},\"q\":5},\"b\":2}"))
                .containsExactly("NULL | NULL");
        assertThat(table.rows("{\"a\":{},\"b\":2}")).containsExactly("NULL | NULL");
        assertThat(table.rows("{\"\\u0061\":1,\"B\":2}")).containsExactly("[1] | NULL");
    }

    @Test
    void numbersMayBeStringsAndFractionsAreCutOff() {
        for (final String json :
                List.of("1", "1.9", "\"1\"", "\" 1 \"", "\"+1\"", "1e0", "0.1e1")) {
            assertThat(value(INTEGER, json)).as(json).isEqualTo("[1]");
        }
        assertThat(value(INTEGER, "-0")).isEqualTo("[0]");
        assertThat(value(INTEGER, "-1.9")).isEqualTo("[-1]");
        assertThat(value(INTEGER, "1.9e3")).isEqualTo("[1900]");
        for (final String json :
                List.of(
                        "2147483648",
                        "1e10",
                        "\"1.0\"",
                        "\"\"",
                        "true",
                        "\"NaN\"",
                        "1.9E400",
                        "null")) {
            assertThat(value(INTEGER, json)).as(json).isEqualTo("NULL");
        }
        assertThat(value(TINYINT, "127")).isEqualTo("[127]");
        assertThat(value(TINYINT, "128")).isEqualTo("NULL");
        assertThat(value(TINYINT, "1.5")).isEqualTo("NULL");
        assertThat(value(TINYINT, "\"5\"")).isEqualTo("[5]");
        assertThat(value(SMALLINT, "1.5")).isEqualTo("NULL");
        assertThat(value(BIGINT, "9223372036854775807")).isEqualTo("[9223372036854775807]");
        assertThat(value(BIGINT, "9223372036854775808")).isEqualTo("NULL");
        assertThat(value(BIGINT, "-9223372036854775808")).isEqualTo("[-9223372036854775808]");
        assertThat(value(BIGINT, "1e18")).isEqualTo("[1000000000000000000]");
        assertThat(value(BIGINT, "9.3e18")).isEqualTo("NULL");
        assertThat(value(BIGINT, "9223372036854775807.0")).isEqualTo("[9223372036854775807]");
    }

    @Test
    void fractionsBooleansAndDecimals() {
        assertThat(value(DOUBLE, "1")).isEqualTo("[1.0]");
        assertThat(value(DOUBLE, "\" 2 \"")).isEqualTo("[2.0]");
        assertThat(value(DOUBLE, "1e400")).isEqualTo("[Infinity]");
        assertThat(value(DOUBLE, "\"NaN\"")).isEqualTo("[NaN]");
        assertThat(value(DOUBLE, "true")).isEqualTo("NULL");
        assertThat(value(FLOAT, "123456789012345678901234567890")).isEqualTo("[1.2345679E29]");
        assertThat(value(SqlType.decimal(10, 2), "1.505")).isEqualTo("[1.51]");
        assertThat(value(SqlType.decimal(10, 2), "\" 2 \"")).isEqualTo("[2.00]");
        assertThat(value(SqlType.decimal(10, 2), "1e400")).isEqualTo("NULL");
        assertThat(value(SqlType.decimal(10, 2), "true")).isEqualTo("NULL");
        assertThat(value(BOOLEAN, "true")).isEqualTo("[true]");
        assertThat(value(BOOLEAN, "\" TRUE \"")).isEqualTo("[true]");
        assertThat(value(BOOLEAN, "1")).isEqualTo("[false]");
        assertThat(value(BOOLEAN, "{}")).isEqualTo("[false]");
    }

    @Test
    void timesFollowTheStandardThatIsSet() {
        final SqlType ltz = new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, true);
        assertThat(value(SqlType.timestamp(3), "\"2020-02-30 03:04:05.5\""))
                .isEqualTo("[2020-02-29T03:04:05.500]");
        assertThat(value(SqlType.timestamp(3), "\"2020-01-02 24:00:00\""))
                .isEqualTo("[2020-01-03T00:00]");
        assertThat(value(SqlType.timestamp(3), "\" 2020-01-02 00:00:00\"")).isEqualTo("NULL");
        assertThat(value(SqlType.timestamp(3), "1577934245000")).isEqualTo("NULL");
        assertThat(value(ltz, "\"2020-01-02 03:04:05.1Z\"")).isEqualTo("[2020-01-02T03:04:05.100]");
        assertThat(value(DATE, "\"2020-02-29\"")).isEqualTo("[2020-02-29]");
        assertThat(value(DATE, "\"2020-02-30\"")).isEqualTo("NULL");
        assertThat(value(DATE, "\"2020-1-2\"")).isEqualTo("NULL");
        assertThat(value(SqlType.time(0), "\"03:04:05.678\"")).isEqualTo("[03:04:05.678]");
        assertThat(value(SqlType.time(0), "\"03:04\"")).isEqualTo("NULL");
        final JsonCase iso = JsonCase.table(SqlType.timestamp(3), ltz).ignoring();
        iso.with("timestamp-format.standard", "ISO-8601");
        assertThat(iso.rows("{\"a\":\"2020-01-02T03:04\",\"b\":\"2020-02-30T00:00:00Z\"}"))
                .containsExactly("[2020-01-02T03:04] | [2020-02-29T00:00]");
        assertThat(iso.rows("{\"a\":\"2020-02-30T00:00:00\",\"b\":\"2020-01-02 03:04:05Z\"}"))
                .containsExactly("NULL | NULL");
    }

    @Test
    void textTakesEverything() {
        for (final String json : List.of("1", "1.50", "1e5", "-0", "1E+2", "true", "false")) {
            assertThat(value(STRING, json)).isEqualTo("[" + json + "]");
        }
        assertThat(value(STRING, "\"\\u0041\\ud83d\\ude00\\n\\\"\\\\\\/\\b\\u20ac\\u00e9\""))
                .isEqualTo("[A\ud83d\ude00\n\"\\/\b\u20ac\u00e9]");
        assertThat(value(STRING, "\"\\ud83d\"")).isEqualTo("[?]");
        assertThat(value(STRING, "\"\\ud83dx\\ud83d\\u0041\"")).isEqualTo("[?x?A]");
        assertThat(value(STRING, "\"\\ude00\"")).isEqualTo("[?]");
        assertThat(value(STRING, "\"a\tb\u0001\"")).isEqualTo("[a\tb\u0001]");
    }

    @Test
    void objectsInTextColumnsAreSpelledAnew() {
        assertThat(
                        value(
                                STRING,
                                "{\"x\": 1 , \"y\":[1, 2.50,1e10,\"\\u00e9\\n"
                                        + "/\\/\",null,true,-0,-0.0,1E400,12345678901234567890]}"))
                .isEqualTo(
                        "[{\"x\":1,\"y\":[1,2.5,1.0E10,\"\u00e9\\n"
                                + "//\",null,true,0,-0.0,\"Infinity\",12345678901234567890]}]");
        assertThat(value(STRING, "{\"x\":1,\"x\":{}}")).isEqualTo("[{\"x\":{}}]");
        assertThat(value(STRING, "[{\"k\\\"\":\"\\u2028\\u0001\\u001f\"}]"))
                .isEqualTo("[[{\"k\\\"\":\"\u2028\\u0001\\u001F\"}]]");
        assertThat(
                        JsonCase.table(STRING, SqlType.decimal(3, 1))
                                .rows("{\"a\":[1.50,1e10,-0.0,1E400,1e2,100.0,0.000]}"))
                .containsExactly("[[1.5,1E+10,0,1E+400,1E+2,1E+2,0]] | NULL");
    }

    @Test
    void missingMembersCanBeRefused() {
        final JsonCase strict = twoInts().with("fail-on-missing-field", "true");
        assertThat(strict.rows("{\"a\":1,\"b\":null}")).containsExactly("[1] | NULL");
        assertThat(strict.rows("{\"a\":1,\"a\":2}")).containsExactly("[2] | NULL");
        assertThatThrownBy(() -> strict.rows("{\"a\":1}"))
                .hasMessageContaining("HCOD-0111")
                .hasMessageContaining("missing: b");
    }

    @Test
    void nestingAndNumbersAreBounded() {
        final JsonCase table = JsonCase.table(INTEGER).ignoring();
        assertThat(table.rows("{\"x\":" + "[".repeat(999) + "]".repeat(999) + ",\"a\":1}"))
                .containsExactly("[1]");
        assertThat(table.rows("{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + ",\"a\":1}"))
                .isEmpty();
        assertThat(value(DOUBLE, "1".repeat(1200))).isEqualTo("NULL");
        assertThat(value(STRING, "[" + "1".repeat(1200) + "]")).isEqualTo("NULL");
    }
}
