package io.heliosdb.streaming.perf.formats;

import static io.heliosdb.streaming.perf.formats.AvroBytes.MARKER;
import static io.heliosdb.streaming.perf.formats.AvroBytes.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files of Avro that nobody's library writes, byte by byte. */
@Timeout(300)
class AvroHostileTest {
    private static final long MOST_BYTES = 256 << 20;
    private static final SqlType INTS = SqlType.array(SqlType.INTEGER);
    private static final SqlType COUNTS = SqlType.map(SqlType.STRING.notNull(), SqlType.INTEGER);

    private static String record(final String type) {
        return "{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"x\", \"type\": "
                + type.replace('\'', '"')
                + "}, {\"name\": \"last\", \"type\": \"int\"}]}";
    }

    private static Column column(final String name, final SqlType type) {
        return new Column(name, type);
    }

    private static byte[] again(final byte[] file, final Column... columns) {
        return OurFormats.avroAgain(file, List.of(columns), MOST_BYTES);
    }

    private static HeliosException refused(final byte[] file, final Column... columns) {
        final HeliosException refused =
                catchThrowableOfType(HeliosException.class, () -> again(file, columns));
        assertThat(refused).isNotNull();
        assertThat(refused.getSuppressed()).as("memory that was left open").isEmpty();
        assertThat(refused.toString()).hasSizeLessThan(1000).contains("twin.avro");
        return refused;
    }

    /** What Avro's library finds in a file that we wrote. */
    private static List<String> records(final byte... file) {
        final List<String> records = new ArrayList<>();
        try (DataFileReader<Object> data =
                new DataFileReader<>(
                        new SeekableByteArrayInput(file), new GenericDatumReader<>())) {
            data.forEach(record -> records.add(record.toString()));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // arrays of integers: counts and lengths of blocks that contradict what is there
                "{'type': 'array', 'items': 'int'} | 8080808080808080808001", // a huge count
                "{'type': 'array', 'items': 'int'} | ffffffffffffffffff01", // the lowest count
                "{'type': 'array', 'items': 'int'} | ffffffffffffffffff010000",
                "{'type': 'array', 'items': 'int'} | 01000202000002", // a length of 0, which is 1
                "{'type': 'array', 'items': 'int'} | 01010202", // a length below zero
                "{'type': 'array', 'items': 'int'} | 01ff7f0202", // a length behind the end
                "{'type': 'array', 'items': 'null'} | feffffffffffffffff0100", // without bytes
                "{'type': 'array', 'items': 'null'} | ffffffffffffffffff010000",
                "{'type': 'map', 'values': 'int'} | fefffffffffffffff f01",
                "{'type': 'map', 'values': 'int'} | ffffffffffffffffff010000",
                "{'type': 'map', 'values': 'int'} | 01000261020000",
                "{'type': 'map', 'values': 'int'} | 020161020000", // a key's length below zero
                "{'type': 'map', 'values': 'int'} | 02feffffff0f",
                "{'type': 'map', 'values': 'null'} | feffffffffffffffff0100",
                "['null', 'int'] | 0402",
                "['null', 'int'] | 0102",
                "'int' | 8080808010", // 33 bits
                "'int' | ffffffffffffffffffff01",
                "'string' | 06c3a9",
                "'string' | 01",
                "{'type': 'enum', 'name': 'e', 'symbols': ['A']} | 02",
                "{'type': 'enum', 'name': 'e', 'symbols': ['A']} | 01",
                "{'type': 'enum', 'name': 'e', 'symbols': []} | 00",
                "{'type': 'fixed', 'name': 'f', 'size': 2147483647} | 0000",
                "{'type': 'record', 'name': 'n', 'fields': [{'name': 'n', 'type': 'n'}]} | 0000",
                "{'type': 'record', 'name': 'n', 'fields': [{'name': 'n', 'type': ['null', 'n']}]}"
                    + " | 02020202020202020202020202020202020202020202020202020202020202020202020202",
            })
    void valuesAreRefusedWhetherReadOrNot(final String type, final String data) {
        final byte[] bytes = HexFormat.of().parseHex(data.replace(" ", ""));
        final byte[] file = file(record(type), "null", 1, bytes);
        final SqlType read =
                type.contains("array")
                        ? INTS
                        : type.contains("map")
                                ? COUNTS
                                : type.contains("int") ? SqlType.INTEGER : SqlType.STRING;
        if (!type.contains("fixed") && !type.contains("'n'")) {
            assertThat(refused(file, column("x", read)).code())
                    .isIn(FormatError.DAMAGED, FormatError.VALUE, FormatError.ENCODING);
        }
        assertThat(refused(file, column("last", SqlType.INTEGER)).code())
                .isEqualTo(FormatError.DAMAGED);
    }

    @Test
    void aBlockOfAnArrayThatIsShorterThanItSaysGoesNoFurtherThanItWasCounted() {
        // by its lengths the array has one element; by what lies there it has 100,001
        final AvroBytes inner = new AvroBytes().number(1).number(100_000).zeros(100_000).number(0);
        final byte[] lie =
                new AvroBytes()
                        .number(-1)
                        .number(inner.array().length)
                        .bytes(inner.array())
                        .number(0)
                        .number(7)
                        .array();
        assertThat(
                        refused(
                                        file(
                                                record("{'type': 'array', 'items': 'int'}"),
                                                "null",
                                                1,
                                                lie),
                                        column("x", INTS))
                                .code())
                .isEqualTo(FormatError.DAMAGED);
    }

    @Test
    void valuesNestedWithoutEndAreNotFollowed() {
        final byte[] deep = new byte[1 << 19];
        Arrays.fill(deep, (byte) 2);
        final String node =
                "{'type': 'record', 'name': 'n', 'fields': [{'name': 'n', 'type': ['null', 'n']}]}";
        assertThat(refused(file(record(node), "null", 1, deep), column("last", SqlType.INTEGER)))
                .hasMessageContaining("nested too deep");
        final StringBuilder doubling = new StringBuilder("\"int\"");
        for (int i = 0; i < 90; i++) {
            doubling.insert(
                            0,
                            "{\"type\": \"record\", \"name\": \"d"
                                    + i
                                    + "\", \"fields\": [{\"name\": \"a\", \"type\": ")
                    .append("}, {\"name\": \"b\", \"type\": \"")
                    .append(i == 0 ? "null" : "d" + (i - 1))
                    .append("\"}]}");
        }
        assertThat(
                        refused(
                                file(
                                        record(doubling.toString().replace("\"int\"", "\"null\"")),
                                        "null",
                                        1,
                                        (byte) 2),
                                column("last", SqlType.INTEGER)))
                .hasMessageContaining("too many values");
    }

    @Test
    void whatIsNestedIsReadHoweverManyPartsItHas() {
        final int count = 900_000;
        final AvroBytes data = new AvroBytes().number(1).number(1).number(count).zeros(count);
        data.number(0).number(0).number(0).number(7);
        final byte[] file =
                file(
                        record(
                                "{'type': 'array', 'items': {'type': 'array', 'items': {'type':"
                                        + " 'array', 'items': 'int'}}}"),
                        "null",
                        1,
                        data.array());
        final SqlType type = SqlType.array(SqlType.array(INTS));
        // all is read, and then too long for the row of this test
        final HeliosException refused =
                catchThrowableOfType(
                        HeliosException.class,
                        () -> again(file, column("last", SqlType.INTEGER), column("x", type)));
        assertThat(refused.code()).as(refused.toString()).isEqualTo(FormatError.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2000000000",
        "2, -2000000000",
        "2, -3",
        "38, 1000000",
        "1000000, 1000000",
        "2147483647, 2147483647",
        "0, 0",
        "-5, 1"
    })
    void scalesOfDecimalsCostNoTime(final int precision, final int scale) {
        final AvroBytes data = new AvroBytes();
        for (int i = 0; i < 10_000; i++) {
            data.number(1).bytes((byte) 123).number(7);
        }
        final String type =
                "{'type': 'bytes', 'logicalType': 'decimal', 'precision': %d, 'scale': %d}"
                        .formatted(precision, scale);
        final List<String> found =
                records(
                        again(
                                file(record(type), "null", 10_000, data.array()),
                                column("x", SqlType.decimal(9, 2)),
                                column("last", SqlType.INTEGER)));
        // a scale that cannot be is none: the bytes count as the column does
        final boolean isNone = scale < 0 || scale > precision || precision < 1;
        assertThat(found).hasSize(10_000).allMatch(text -> text.equals(found.getFirst()));
        assertThat(found.getFirst()).contains(isNone ? "{" : "\\u0000");
    }

    @Test
    void unionsOfManyRecordsAreNotAllThatTheyMayBe() {
        final StringBuilder records = new StringBuilder("[\"null\"");
        final int count = 300;
        final StringBuilder names = new StringBuilder("[\"null\"");
        for (int i = 0; i < count; i++) {
            names.append(", \"n").append(i).append('"');
        }
        names.append(']');
        for (int i = 0; i < count; i++) {
            records.append(", {\"type\": \"record\", \"name\": \"n")
                    .append(i)
                    .append("\", \"fields\": [{\"name\": \"x\", \"type\": ")
                    .append(i == count - 1 ? names : "[\"null\", \"int\", \"n" + i + "\"]")
                    .append("}]}");
        }
        records.append(']');
        SqlType type = SqlType.INTEGER;
        for (int i = 0; i < 40; i++) {
            type = SqlType.row(List.of("x"), List.of(type));
        }
        assertThat(
                        refused(
                                        file(record(records.toString()), "null", 1, (byte) 0),
                                        column("x", type))
                                .code())
                .isEqualTo(FormatError.FILE_SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "null",
                "3",
                "[]",
                "{}",
                "\"int\"",
                "{\"type\": {\"type\": {\"type\": {}}}}",
                "{\"type\": \"record\", \"name\": \"r\"}",
                "{\"type\": \"record\", \"fields\": []}",
                "{\"type\": \"record\", \"name\": 3, \"fields\": []}",
                "{\"type\": \"record\", \"name\": \"r\", \"fields\": {}}",
                "{\"type\": \"record\", \"name\": \"r\", \"fields\": [3]}",
                "{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"x\"}]}",
                "{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"x\", \"type\":"
                        + " \"other\"}]}",
            })
    void schemasAreRefused(final String schema) {
        assertThat(
                        refused(
                                        file(schema, "null", 1, (byte) 0),
                                        column("x", SqlType.INTEGER.notNull()))
                                .code())
                .isEqualTo(FormatError.FILE_SCHEMA);
    }

    @Test
    void longSchemasAreRefusedInFewWords() {
        final Column column = column("x", SqlType.INTEGER.notNull());
        final String name = "n".repeat(1_000_000);
        for (final String schema :
                List.of(
                        "[".repeat(1_000_000),
                        "[".repeat(900) + "]".repeat(900),
                        "{\"type\": ".repeat(900) + "\"int\"" + "}".repeat(900),
                        "{\"a\": ".repeat(900) + "1" + "}".repeat(900),
                        "\"" + name + "\"",
                        record("'" + name + "'"),
                        record("{'type': 'record', 'fields': [], 'name': '" + name + "'}"),
                        record("{'type': 'int', 'logicalType': '" + name + "'}")
                                .replace("\"int\", \"log", "\"string\", \"log"))) {
            assertThat(refused(file(schema, "null", 1, (byte) 0), column).code())
                    .as(schema.substring(0, Math.min(200, schema.length())))
                    .isEqualTo(FormatError.FILE_SCHEMA);
        }
        assertThat(refused(file(record("'int'"), name, 1, (byte) 0), column).code())
                .isEqualTo(FormatError.COMPRESSION);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 1L << 62, 1L << 32, 3, 0})
    void countsOfRecordsAreRefused(final long count) {
        final byte[] file = file(record("'int'"), "null", count, (byte) 2, (byte) 4);
        assertThat(refused(file, column("x", SqlType.INTEGER)).code())
                .isEqualTo(FormatError.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 1L << 62, 1L << 32, 1 << 30, 3, 1, 0})
    void lengthsOfBlocksAreRefused(final long length) {
        final byte[] whole = file(record("'int'"), "null", 1);
        final byte[] file =
                new AvroBytes()
                        .bytes(Arrays.copyOf(whole, whole.length - MARKER.length - 1))
                        .number(length)
                        .bytes((byte) 2, (byte) 4)
                        .bytes(MARKER)
                        .array();
        assertThat(refused(file, column("x", SqlType.INTEGER)).code())
                .isIn(FormatError.DAMAGED, FormatError.TOO_LONG);
    }

    @Test
    void headersAreRefused() {
        final Column column = column("x", SqlType.INTEGER);
        final byte[] magic = {'O', 'b', 'j', 1};
        final List<byte[]> rests =
                List.of(
                        new AvroBytes().array(),
                        new AvroBytes().number(0).array(),
                        new AvroBytes().number(0).bytes(MARKER).array(),
                        new AvroBytes().number(Long.MIN_VALUE).number(0).zeros(40).array(),
                        new AvroBytes().number(-1).number(Long.MIN_VALUE).zeros(40).array(),
                        new AvroBytes().number(1L << 62).zeros(1000).array(),
                        new AvroBytes().number(1).number(1L << 40).array(),
                        new AvroBytes().number(1).number(-1).array(),
                        new AvroBytes().number(1).text("avro.schema").number(1L << 30).array(),
                        new AvroBytes().number(1).bytes(new byte[] {-1, -1, -1, -1}).array(),
                        new AvroBytes()
                                .bytes(HexFormat.of().parseHex("ffffffffffffffffffffffff01"))
                                .zeros(10)
                                .array());
        for (final byte[] rest : rests) {
            assertThat(refused(new AvroBytes().bytes(magic).bytes(rest).array(), column).code())
                    .as(HexFormat.of().formatHex(rest))
                    .isEqualTo(FormatError.DAMAGED);
        }
        assertThat(refused(new byte[] {'O', 'b', 'j', 2, 0}, column).code())
                .isEqualTo(FormatError.DAMAGED);
        final byte[] endless = new byte[4 << 20];
        System.arraycopy(magic, 0, endless, 0, 4);
        Arrays.fill(endless, 4, endless.length, (byte) 2);
        assertThat(refused(endless, column).code()).isIn(FormatError.DAMAGED, FormatError.TOO_LONG);
    }

    @Test
    void aMarkerIsTheFilesOrNone() {
        final byte[] file = file(record("'int'"), "null", 1, (byte) 2, (byte) 4);
        for (int i = 1; i <= MARKER.length; i++) {
            final byte[] other = file.clone();
            other[file.length - i] = 1;
            assertThat(refused(other, column("x", SqlType.INTEGER)))
                    .hasMessageContaining("the marker");
            assertThat(
                            refused(
                                            Arrays.copyOf(file, file.length - i),
                                            column("x", SqlType.INTEGER))
                                    .code())
                    .isEqualTo(FormatError.DAMAGED);
        }
    }

    private static byte[] deflated(final int zeros) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(bytes, new Deflater(9, true), 8192)) {
            for (int i = 0; i < zeros; i += 1 << 16) {
                deflater.write(new byte[1 << 16]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void blocksDoNotGrowWithoutEnd() throws IOException {
        final Column column = column("x", SqlType.INTEGER);
        assertThat(refused(file(record("'int'"), "deflate", 1, deflated(1 << 30)), column).code())
                .isEqualTo(FormatError.TOO_LONG);
        final byte[] huge = HexFormat.of().parseHex("ffffffff0f0000000000");
        assertThat(refused(file(record("'int'"), "snappy", 1, huge), column).code())
                .isIn(FormatError.TOO_LONG, FormatError.COMPRESSION);
        final byte[] zstd = HexFormat.of().parseHex("28b52ffde0ffffffffffffff7f010000");
        assertThat(refused(file(record("'int'"), "zstandard", 1, zstd), column).code())
                .isIn(FormatError.TOO_LONG, FormatError.COMPRESSION);
        for (final String codec : List.of("bzip2", "xz", "", "NULL", "\u0000")) {
            assertThat(refused(file(record("'int'"), codec, 1, (byte) 2, (byte) 4), column).code())
                    .isEqualTo(FormatError.COMPRESSION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "snappy", "zstandard"})
    void noiseIsNotDecompressed(final String codec) {
        final Random random = new Random(codec.hashCode());
        for (int i = 0; i < 3000; i++) {
            final byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (codec.equals("snappy") && noise.length > 3) {
                noise[0] = (byte) (random.nextInt(128) | 0x80);
                noise[1] = (byte) random.nextInt(128);
            }
            if (codec.equals("zstandard") && noise.length > 4) {
                System.arraycopy(HexFormat.of().parseHex("28b52ffd"), 0, noise, 0, 4);
            }
            final byte[] file = file(record("'int'"), codec, 1, noise);
            final HeliosException refused =
                    catchThrowableOfType(
                            HeliosException.class, () -> again(file, column("x", SqlType.INTEGER)));
            if (refused != null) {
                assertThat(refused.code())
                        .isIn(FormatError.COMPRESSION, FormatError.TOO_LONG, FormatError.DAMAGED);
            }
        }
    }

    @Test
    void timesBehindAllCalendarsAreReadAsNumbers() {
        for (final long time : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            for (final String unit : List.of("millis", "micros", "nanos")) {
                final String type = "{'type': 'long', 'logicalType': 'timestamp-" + unit + "'}";
                final byte[] file =
                        file(
                                record(type),
                                "null",
                                1,
                                new AvroBytes().number(time).number(7).array());
                final byte[] again =
                        again(
                                file,
                                column("x", SqlType.timestamp(3)),
                                column("last", SqlType.INTEGER));
                final long perMs =
                        unit.equals("millis") ? 1 : unit.equals("micros") ? 1000 : 1_000_000;
                assertThat(records(again))
                        .containsExactly(
                                "{\"x\": " + Math.floorDiv(time, perMs) + ", \"last\": 7}");
            }
        }
    }
}
