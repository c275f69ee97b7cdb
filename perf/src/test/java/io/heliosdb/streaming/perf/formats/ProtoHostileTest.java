package io.heliosdb.streaming.perf.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.TextFormat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.protobuf.ProtoOptions;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Messages and descriptor sets that nobody's library writes, byte by byte. */
@Timeout(300)
class ProtoHostileTest {
    private static final long MOST_BYTES = 64 << 20;
    private static final String STRICT =
            "message_type { name: 'Strict' field { name: 'n' number: 1 type: TYPE_INT32 label:"
                    + " LABEL_REQUIRED } }";
    private static final String ENTRY =
            "message_type { name: 'Entry' options { map_entry: true } field { name: 'key' number: 1"
                    + " type: TYPE_INT32 } field { name: 'value' number: 2 type: TYPE_INT32 } }";
    private static final String WORD =
            "enum_type { name: 'Word' value { name: 'A' number: 1 } value { name: 'B' number: 2 }"
                    + " }";

    private static final String FIELDS =
            WORD
                    + STRICT
                    + ENTRY
                    + ENTRY.replace("Entry", "Strictly")
                            .replace(
                                    "2 type: TYPE_INT32",
                                    "2 type: TYPE_MESSAGE type_name: '.Strict'")
                    + """
                    message_type {
                      name: 'Row'
                      oneof_decl { name: 'one' }
                      field { name: 'i' number: 1 type: TYPE_INT32 }
                      field { name: 'z' number: 2 type: TYPE_SINT64 }
                      field { name: 's' number: 3 type: TYPE_STRING }
                      field { name: 'a' number: 4 type: TYPE_INT32 label: LABEL_REPEATED }
                      field { name: 'm' number: 5 type: TYPE_MESSAGE type_name: '.Entry' label: LABEL_REPEATED }
                      field { name: 'w' number: 6 type: TYPE_ENUM type_name: '.Word' }
                      field { name: 'f' number: 7 type: TYPE_FIXED32 label: LABEL_REPEATED }
                      field { name: 'x' number: 8 type: TYPE_MESSAGE type_name: '.Strict' }
                      field { name: 'o' number: 9 type: TYPE_INT32 oneof_index: 0 }
                      field { name: 'p' number: 10 type: TYPE_ENUM type_name: '.Word' oneof_index: 0 }
                      field { name: 'q' number: 11 type: TYPE_MESSAGE type_name: '.Strictly' label: LABEL_REPEATED }
                      field { name: 'e' number: 536870911 type: TYPE_ENUM type_name: '.Word' label: LABEL_REPEATED }
                    }
                    """;

    private static final SqlType INTS = SqlType.array(SqlType.INTEGER);
    private static final SqlType STRICT_ROW = SqlType.row(List.of("n"), List.of(SqlType.INTEGER));
    private static final Map<String, SqlType> TYPES =
            Map.ofEntries(
                    Map.entry("i", SqlType.INTEGER),
                    Map.entry("z", SqlType.BIGINT),
                    Map.entry("s", SqlType.STRING),
                    Map.entry("a", INTS),
                    Map.entry("m", SqlType.map(SqlType.INTEGER, SqlType.INTEGER)),
                    Map.entry("w", SqlType.STRING),
                    Map.entry("f", INTS),
                    Map.entry("x", STRICT_ROW),
                    Map.entry("o", SqlType.INTEGER),
                    Map.entry("p", SqlType.STRING),
                    Map.entry("q", SqlType.map(SqlType.INTEGER, STRICT_ROW)),
                    Map.entry("e", SqlType.array(SqlType.STRING)));

    private static byte[] set(final String file) {
        try {
            return TextFormat.parse("file { " + file + " }", FileDescriptorSet.class).toByteArray();
        } catch (final TextFormat.ParseException e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    /** A message as it is when it was read, and written again, in hexadecimal digits. */
    private static String again(final byte[] message, final String column, final byte... set) {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        int rest = message.length;
        while (rest >= 0x80) {
            file.write(rest | 0x80);
            rest >>>= 7;
        }
        file.write(rest);
        file.writeBytes(message);
        final byte[] written =
                OurFormats.protoAgain(
                        file.toByteArray(),
                        List.of(new Column(column, TYPES.get(column))),
                        ProtoOptions.of(
                                Map.of("descriptor-file", "set.desc", "message-name", "Row")),
                        set,
                        MOST_BYTES);
        return HexFormat.of().formatHex(written, 1, written.length);
    }

    private static String again(final String digits, final String column) {
        return again(HexFormat.of().parseHex(digits), column, set(FIELDS));
    }

    @ParameterizedTest
    @CsvSource({
        "i, 08ffffffffffffffffff7f, 08ffffffffffffffffff01", // more than 64 bits
        "i, 08ffffffff0f, 08ffffffffffffffffff01", // 32 bits are -1
        "i, 0880808080808080808000, 0800", // zero in ten bytes
        "i, 08010803, 0803", // twice
        "i, 0a0101, ''", // of another wire type
        "i, 0901020304050607080d010203040a02ffff08 05, 0805", // all wire types, of one number
        "i, fa7f0208010805, 0805", // an unknown field that looks like one
        "i, 9301080794010805, 0805", // in a group
        "z, 10ffffffffffffffffff01, 10ffffffffffffffffff01",
        "z, 10feffffffffffffffff01, 10feffffffffffffffff01",
        "s, 1a001a0141, 1a0141",
        "a, 20012202020320042200, 2001200220032004", // packed and not
        "f, 3d010000003a08020000000300000 0, 3d010000003d020000003d03000000",
        "m, 2a0408011005 2a050881001006, 2a0408011006", // a key in two bytes
        "m, 2a021001 2a0308800010032a0310 8700, 2a0408001007", // no key, zero, no key
        "m, 2a00, 2a0408001000",
        "m, 2a06080110021003, 2a0408011003",
        "w, 30013003, 3001", // a number that the enum lacks is not there
        "w, 3003, ''",
        "e, faffffff0f03010302, f8ffffff0f01f8ffffff0f02",
        "o, 48055003, 4805",
        "o, 48055002, ''", // also where the other field is not wanted
        "p, 50014805, ''",
        "x, 42020805, 42020805",
    })
    void areReadAsProtobufReadsThem(
            final String column, final String message, final String written) {
        assertThat(again(message.replace(" ", ""), column)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "i, 08", // no value
        "i, 08ff", // cut off
        "i, 08ffffffffffffffffffff01", // eleven bytes
        "i, 0001", // number 0
        "i, 0e01", // wire type 6
        "i, 0f01",
        "i, 0c", // a group's end
        "i, 93010807", // no group's end
        "i, 930108079c01", // another group's end
        "i, ffffffffffffffffff0101", // a number of 61 bits
        "s, 1a05", // longer than what is there
        "s, 1affffffffffffffffff01", // a length below zero
        "s, 1affffffff0f", // of 4 GiB
        "s, 1a02c328", // no UTF-8
        "z, 1901020304", // half a number
        "a, 2201ff", // cut off within a packed value
        "a, 2202ff ff01", // which ends behind
        "f, 3a0401020304 3a03010203", // no multiple of four
        "m, 2a0208ff",
        "m, 2a05080110012a",
        "x, 4200", // without its field
        "q, 5a020801",
        "e, faffffff0f01ff",
    })
    void areRefused(final String column, final String message) {
        final HeliosException refused =
                catchThrowableOfType(
                        HeliosException.class, () -> again(message.replace(" ", ""), column));
        assertThat(refused.code()).isIn(FormatError.DAMAGED, FormatError.ENCODING);
        assertThat(refused.toString()).contains("twin.pb, message 1");
        assertThat(refused.getSuppressed()).as("memory that was left open").isEmpty();
    }

    @Test
    void groupsAreNestedAHundredDeep() {
        assertThat(again("9301".repeat(100) + "9401".repeat(100) + "0805", "i")).isEqualTo("0805");
        assertThat(
                        catchThrowableOfType(
                                HeliosException.class, () -> again("9301".repeat(500_000), "i")))
                .hasMessageContaining("nested too deep");
    }

    @Test
    void manyPiecesOfAMessageTakeTheirTime() {
        final String piece = "4202080142020802";
        assertThat(again(piece.repeat(100_000), "x")).isEqualTo("42020802");
        assertThat(again("2a00".repeat(400_000), "m")).isEqualTo("2a0408001000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the key of a map
                "field { name: 'm' number: 5 type: TYPE_MESSAGE type_name: '.Bad' label:"
                    + " LABEL_REPEATED } } message_type { name: 'Bad' options { map_entry: true }"
                    + " field { name: 'key' number: 1 type: TYPE_MESSAGE type_name: '.Row' } field"
                    + " { name: 'value' number: 2 type: TYPE_INT32 }",
                "field { name: 'm' number: 5 type: TYPE_MESSAGE type_name: '.Bad' label:"
                    + " LABEL_REPEATED } } message_type { name: 'Bad' options { map_entry: true }"
                    + " field { name: 'key' number: 1 type: TYPE_INT32 label: LABEL_REPEATED }"
                    + " field { name: 'value' number: 2 type: TYPE_INT32 }",
                "field { name: 'm' number: 5 type: TYPE_MESSAGE type_name: '.Bad' label:"
                    + " LABEL_REPEATED } } message_type { name: 'Bad' options { map_entry: true }"
                    + " field { name: 'key' number: 1 type: TYPE_INT32 }",
                // numbers
                "field { name: 'i' number: 0 type: TYPE_INT32 }",
                "field { name: 'i' number: -1 type: TYPE_INT32 }",
                "field { name: 'i' number: 536870912 type: TYPE_INT32 }",
                "field { name: 'i' number: 1 type: TYPE_INT32 } field { name: 'j' number: 1 type:"
                        + " TYPE_INT32 }",
                "field { name: 'i' number: 1 type: TYPE_INT32 } field { name: 'i' number: 2 type:"
                        + " TYPE_INT32 }",
                // types
                "field { name: 'i' number: 1 }",
                "field { name: 'i' number: 1 type: TYPE_MESSAGE type_name: '.None' }",
                "field { name: 'i' number: 1 type: TYPE_ENUM type_name: '.Row' }",
                "field { name: 'i' number: 1 type: TYPE_ENUM type_name: '.Word' } } enum_type {"
                        + " name: 'Word'",
                // defaults
                "field { name: 'i' number: 1 type: TYPE_INT32 default_value: 'one' }",
                "field { name: 'i' number: 1 type: TYPE_UINT64 default_value: '-1' }",
                "field { name: 'i' number: 1 type: TYPE_FLOAT default_value: '1e' }",
            })
    void descriptorsAreRefused(final String row) {
        for (final String column : List.of("i", "m")) {
            final byte[] bytes = set("message_type { name: 'Row' " + row + " }");
            if (row.contains("name: '" + column + "'")) {
                final HeliosException refused =
                        catchThrowableOfType(
                                HeliosException.class, () -> again(new byte[0], column, bytes));
                assertThat(refused.code()).isIn(FormatError.DESCRIPTOR, FormatError.FILE_SCHEMA);
                assertThat(refused.getSuppressed()).as("memory that was left open").isEmpty();
            }
        }
    }

    @Test
    void aNumberHasNoMessage() {
        final byte[] bytes =
                set(
                        "message_type { name: 'Row' field { name: 'i' number: 1 type: TYPE_INT32"
                                + " type_name: '.Row' } }");
        assertThat(again(new byte[] {8, 5}, "i", bytes)).isEqualTo("0805");
    }
}
