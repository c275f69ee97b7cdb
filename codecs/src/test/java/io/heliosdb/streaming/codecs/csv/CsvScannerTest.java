package io.heliosdb.streaming.codecs.csv;

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

import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;

/** Expected rows are those of Flink 2.3's csv format reading the same file. */
class CsvScannerTest {
    private static CsvCase intAndText() {
        return CsvCase.table(INTEGER, STRING);
    }

    private static CsvCase threeTexts() {
        return CsvCase.table(STRING, STRING, STRING);
    }

    @Test
    void readsRecordsWithAnyLineEnd() {
        assertThat(intAndText().rows("1,a\n2,b\n")).containsExactly("[1] | [a]", "[2] | [b]");
        assertThat(intAndText().rows("1,a\n2,b")).containsExactly("[1] | [a]", "[2] | [b]");
        assertThat(intAndText().rows("1,a\r\n2,b\r\n")).containsExactly("[1] | [a]", "[2] | [b]");
        assertThat(intAndText().rows("1,a\r2,b\r")).containsExactly("[1] | [a]", "[2] | [b]");
        assertThat(intAndText().rows("")).isEmpty();
    }

    @Test
    void anEmptyLineIsOneEmptyField() {
        assertThat(CsvCase.table(STRING).rows("x\n\ny\n")).containsExactly("[x]", "[]", "[y]");
        assertThat(intAndText().ignoring().rows("1,a\n\n2,b\n   \n3,c\n\n"))
                .containsExactly(
                        "[1] | [a]",
                        "NULL | NULL",
                        "[2] | [b]",
                        "NULL | NULL",
                        "[3] | [c]",
                        "NULL | NULL");
        assertThat(threeTexts().rows("a,b,")).containsExactly("[a] | [b] | []");
        assertThat(threeTexts().rows("a,b,\n")).containsExactly("[a] | [b] | []");
    }

    @Test
    void quotedFieldsHoldAnything() {
        final CsvCase table = intAndText().ignoring();
        assertThat(
                        table.rows(
                                CsvCase.lines(
                                        "1,\"a\"\"b\"",
                                        "2,\"x,y\"",
                                        "3,\"l1",
                                        "l2\"",
                                        "4,\"l1\r",
                                        "l2\"",
                                        "5,\"\"",
                                        "6,\"a\" ",
                                        "7, \"a\"",
                                        "8,a\"b",
                                        "9,\"a\"b",
                                        "10,c")))
                .containsExactly(
                        "[1] | [a\"b]",
                        "[2] | [x,y]",
                        "[3] | [l1\nl2]",
                        "[4] | [l1\r\nl2]",
                        "[5] | []",
                        "[6] | [a]",
                        "[7] | [ \"a\"]",
                        "[8] | [a\"b]",
                        "[10] | [c]");
        assertThat(table.skippedCount()).isOne();
        assertThat(intAndText().rows("\"1\",a\n\" 2 \",b\n"))
                .containsExactly("[1] | [a]", "[2] | [b]");
        assertThat(intAndText().ignoring().rows("1,\"abc\n2,b\n")).isEmpty();
    }

    @Test
    void blanksBelongToTextButNotToNumbers() {
        assertThat(threeTexts().rows("  a , b ,c  \n")).containsExactly("[  a ] | [ b ] | [c  ]");
        assertThat(threeTexts().rows("\t\"a\"\t,b\t,\tc\n"))
                .containsExactly("[\t\"a\"\t] | [b\t] | [\tc]");
        assertThat(threeTexts().with("trim-spaces", "true").rows("  a , \" b \" ,  c  \n"))
                .containsExactly("[a] | [ b ] | [c]");
        assertThat(
                        threeTexts()
                                .with("trim-spaces", "true")
                                .with("escape-character", "\\")
                                .rows("a\\ ,\\n,c\\\n \n"))
                .containsExactly("[a] | [] | [c]");
        assertThat(intAndText().rows(" 7 , x \n")).containsExactly("[7] | [ x ]");
    }

    @Test
    void badFieldsAreNullAndCountedIfErrorsAreIgnored() {
        final CsvCase table = intAndText().ignoring();
        assertThat(table.rows("x,a\n2,b\n99999999999,c\n1.0,d\n 7 ,e\n+5,f\n-0,g\n,h\n"))
                .containsExactly(
                        "NULL | [a]",
                        "[2] | [b]",
                        "NULL | [c]",
                        "NULL | [d]",
                        "[7] | [e]",
                        "[5] | [f]",
                        "[0] | [g]",
                        "NULL | [h]");
        assertThat(table.nulledCount()).isEqualTo(4);
        assertThat(table.skippedCount()).isZero();
    }

    @Test
    void recordsOfOtherLengths() {
        final CsvCase table = intAndText().ignoring();
        assertThat(table.rows("1,a,x\n2,b\n3,c,\n4,d,,\n5,e\n6\n"))
                .containsExactly("[2] | [b]", "[3] | [c]", "[5] | [e]", "[6] | NULL");
        assertThat(table.skippedCount()).isEqualTo(2);
        assertThat(table.nulledCount()).as("missing").isEqualTo(1);
        assertThat(intAndText().with("ignore-trailing-unmappable", "true").rows("1,a,x,y\n2,b\n"))
                .containsExactly("[1] | [a]", "[2] | [b]");
        assertThat(
                        intAndText()
                                .ignoring()
                                .with("allow-trailing-comma", "false")
                                .rows("1,a,\n2,b\n"))
                .containsExactly("[2] | [b]");
        assertThat(
                        threeTexts()
                                .ignoring()
                                .with("fail-on-missing-columns", "true")
                                .rows("a,b\nc,d,e\n"))
                .containsExactly("[c] | [d] | [e]");
    }

    @Test
    void nullIsALiteralOfChoice() {
        assertThat(
                        intAndText()
                                .with("null-literal", "n/a")
                                .rows("n/a,n/a\n\"n/a\",\"n/a\"\n1, n/a \n"))
                .containsExactly("NULL | NULL", "NULL | NULL", "[1] | [ n/a ]");
        assertThat(intAndText().with("null-literal", "").rows(",\n\"\",\"\"\n1,\n"))
                .containsExactly("NULL | NULL", "NULL | NULL", "[1] | NULL");
        assertThat(intAndText().with("empty-string-as-null", "true").rows(",\n\"\",\"\"\n1,\n"))
                .containsExactly("NULL | NULL", "NULL | NULL", "[1] | NULL");
    }

    @Test
    void delimiterQuoteAndEscapeAreOptions() {
        assertThat(intAndText().with("field-delimiter", "|").rows("1|a,b\n2|\"c|d\"\n"))
                .containsExactly("[1] | [a,b]", "[2] | [c|d]");
        assertThat(intAndText().with("field-delimiter", "\\t").rows("1\ta b\n2\t\"c\td\"\n3\t\n"))
                .containsExactly("[1] | [a b]", "[2] | [c\td]", "[3] | []");
        assertThat(intAndText().with("field-delimiter", "\\u007c").rows("1|a\n"))
                .containsExactly("[1] | [a]");
        assertThat(intAndText().with("disable-quote-character", "true").rows("1,\"a\n2,\"b\"\n"))
                .containsExactly("[1] | [\"a]", "[2] | [\"b\"]");
        assertThat(intAndText().with("quote-character", "'").rows("1,'a,b'\n2,'it''s'\n3,\"x\n"))
                .containsExactly("[1] | [a,b]", "[2] | [it's]", "[3] | [\"x]");
        assertThat(
                        intAndText()
                                .with("escape-character", "\\")
                                .rows(
                                        CsvCase.lines(
                                                "1,a\\,b",
                                                "2,\"a\\\"b\"",
                                                "3,a\\nb",
                                                "4,\"a\\nb\\t\\\\\"",
                                                "5,\"x\"\"y\"",
                                                "6,\\\"q")))
                .containsExactly(
                        "[1] | [a,b]",
                        "[2] | [a\"b]",
                        "[3] | [a\nb]",
                        "[4] | [a\nb\t\\]",
                        "[5] | [x\"y]",
                        "[6] | [\"q]");
    }

    @Test
    void commentsAndMarksAreSkipped() {
        assertThat(
                        intAndText()
                                .with("allow-comments", "true")
                                .rows("#c\n1,a\n #d\n\n2,b\r\n3,#x\n#end"))
                .containsExactly("[1] | [a]", "[2] | [b]", "[3] | [#x]");
        assertThat(intAndText().rows("\ufeff1,a\n")).containsExactly("[1] | [a]");
        assertThat(intAndText().ignoring().rows("#c\n1,a\n"))
                .containsExactly("NULL | NULL", "[1] | [a]");
    }

    @Test
    void unicodeAndNulBytesPass() {
        assertThat(intAndText().rows("1,h\u00e9\ud83d\ude00\n2,a\u0000b\n"))
                .containsExactly("[1] | [h\u00e9\ud83d\ude00]", "[2] | [a\u0000b]");
    }

    @Test
    void onlyTheColumnsReadAreLookedAt() {
        assertThat(intAndText().reading(1).rows("1,a\nx,b\n3\n"))
                .containsExactly("[a]", "[b]", "NULL");
        assertThat(intAndText().reading(0).rows("1\n2\n")).containsExactly("[1]", "[2]");
        assertThat(intAndText().reading(1, 0).rows("1,a\n2,b\n"))
                .containsExactly("[a] | [1]", "[b] | [2]");
        assertThat(intAndText().reading().rows("1,a\n2,b\n")).containsExactly("", "");
    }

    @Test
    void aHeaderIsCheckedAndSkipped() {
        assertThat(intAndText().with("header", "true").rows("c0 ,\"C1\"\n1,a\n"))
                .containsExactly("[1] | [a]");
        assertThat(intAndText().with("header", "true").rows("")).isEmpty();
    }

    @Test
    void everyTypeHasItsSpellings() {
        assertThat(
                        CsvCase.table(BOOLEAN, TINYINT, SMALLINT, BIGINT)
                                .rows(
                                        CsvCase.lines(
                                                "true,-128,32767,-9223372036854775808",
                                                " TRUE ,+1,00012,9223372036854775807",
                                                "yes,0,0,0")))
                .containsExactly(
                        "[true] | [-128] | [32767] | [-9223372036854775808]",
                        "[true] | [1] | [12] | [9223372036854775807]",
                        "[false] | [0] | [0] | [0]");
        assertThat(
                        CsvCase.table(FLOAT, DOUBLE, SqlType.decimal(10, 2), SqlType.decimal(38, 3))
                                .rows(
                                        CsvCase.lines(
                                                "1.5, -1e3 ,1.005,12345678901234567890.1235",
                                                "NaN,-Infinity,1e2,-1",
                                                "1,.5,99999999.995,0")))
                .containsExactly(
                        "[1.5] | [-1000.0] | [1.01] | [12345678901234567890.124]",
                        "[NaN] | [-Infinity] | [100.00] | [-1.000]",
                        "[1.0] | [0.5] | NULL | [0.000]");
        assertThat(
                        CsvCase.table(
                                        DATE,
                                        SqlType.time(0),
                                        SqlType.timestamp(3),
                                        SqlType.timestamp(9))
                                .rows(
                                        CsvCase.lines(
                                                "2001-2-3,10:11:12.9,2001-02-03"
                                                    + " 04:05:06.7,2001-02-03 04:05:06.123456789",
                                                "1969-12-31,10:11, 1969-12-31 23:59:59.999"
                                                        + " ,0001-01-01 00:00:00")))
                .containsExactly(
                        "[2001-02-03] | [10:11:12] | [2001-02-03T04:05:06.700] |"
                                + " [2001-02-03T04:05:06.123456789]",
                        "[1969-12-31] | [10:11] | [1969-12-31T23:59:59.999] | [0001-01-01T00:00]");
    }
}
