package io.heliosdb.streaming.perf.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.avro.AvroOptions;
import io.heliosdb.streaming.codecs.avro.AvroTableSchema;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.MemoryError;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random files that Avro's own library writes, read by us and written again, are the same records
 * to that library, also where the file's schema is another than the table's; and no file that was
 * changed somewhere brings about anything but an error that says so.
 */
@Timeout(180)
class AvroTwinTest {
    private static final int FILES = 300;
    private static final int CHANGED_FILES = 20_000;
    private static final long MOST_BYTES = 64 << 20;
    private static final List<SqlType> SCALARS =
            List.of(
                    SqlType.BOOLEAN,
                    SqlType.INTEGER,
                    SqlType.BIGINT,
                    SqlType.FLOAT,
                    SqlType.DOUBLE,
                    SqlType.STRING,
                    SqlType.varbinary(SqlType.UNLIMITED),
                    SqlType.DATE,
                    SqlType.time(0),
                    SqlType.timestamp(3),
                    SqlType.decimal(9, 4),
                    SqlType.decimal(38, 10));

    private static final Set<Object> EXPECTED =
            Set.of(
                    FormatError.DAMAGED,
                    FormatError.COMPRESSION,
                    FormatError.FILE_SCHEMA,
                    FormatError.TOO_LONG,
                    FormatError.VALUE,
                    FormatError.NULL_VALUE,
                    FormatError.ENCODING);

    private final Random random = new Random(48);
    private final RandomRecords records = new RandomRecords(random);

    private List<Column> columns() {
        final List<Column> columns = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            columns.add(new Column("c" + i, type(0)));
        }
        return columns;
    }

    private SqlType type(final int depth) {
        final int choice = depth > 2 ? 0 : random.nextInt(10);
        final SqlType type =
                switch (choice) {
                    case 7 -> SqlType.array(type(depth + 1));
                    case 8 -> SqlType.map(SqlType.STRING.notNull(), type(depth + 1));
                    case 9 ->
                            SqlType.row(
                                    List.of("x", "y"), List.of(type(depth + 1), type(depth + 1)));
                    default -> SCALARS.get(random.nextInt(SCALARS.size()));
                };
        return type.withNullable(random.nextInt(3) > 0);
    }

    private byte[] file(final Schema schema, final String codec) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<Object> file =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))
                        .setCodec(CodecFactory.fromString(codec))
                        .create(schema, bytes)) {
            for (int i = random.nextInt(30); i > 0; i--) {
                file.append(records.value(schema));
                if (random.nextInt(8) == 0) {
                    file.sync();
                }
            }
        }
        return bytes.toByteArray();
    }

    private static List<Object> read(final byte[] file, final Schema reader) throws IOException {
        final List<Object> records = new ArrayList<>();
        try (DataFileReader<Object> data =
                new DataFileReader<>(
                        new SeekableByteArrayInput(file), new GenericDatumReader<>(null, reader))) {
            data.forEach(records::add);
        }
        return records;
    }

    private String codec() {
        return List.of("null", "deflate", "snappy").get(random.nextInt(3));
    }

    @Test
    void whatAvroWritesIsReadAndWrittenAgain() throws IOException {
        for (int i = 0; i < FILES; i++) {
            final List<Column> columns = columns();
            final Schema schema = FlinkFormats.avroSchema(columns, true);
            final byte[] file = file(schema, codec());
            assertThat(read(OurFormats.avroAgain(file, columns, MOST_BYTES), schema))
                    .as(columns.toString())
                    .isEqualTo(read(file, schema));
        }
    }

    @Test
    void filesOfOtherSchemasAreReadAsAvroResolvesThem() throws IOException {
        for (int i = 0; i < FILES; i++) {
            final List<Column> columns = columns();
            final List<Column> written = new ArrayList<>(columns());
            written.removeIf(column -> random.nextBoolean());
            for (final Column column : columns) {
                written.removeIf(other -> other.name().equals(column.name()));
                if (!column.type().nullable() || random.nextInt(4) > 0) {
                    written.add(column);
                }
            }
            Collections.shuffle(written, random);
            if (written.isEmpty()) {
                continue;
            }
            final Schema schema = FlinkFormats.avroSchema(columns, true);
            final byte[] file = file(FlinkFormats.avroSchema(written, true), codec());
            assertThat(read(OurFormats.avroAgain(file, columns, MOST_BYTES), schema))
                    .as(written + " as " + columns)
                    .isEqualTo(read(file, schema));
        }
    }

    @Test
    void eachRecordIsAPlaceToGoOnAt() throws IOException {
        for (int i = 0; i < FILES / 20; i++) {
            final List<Column> columns = columns();
            final byte[] file = file(FlinkFormats.avroSchema(columns, true), codec());
            assertThat(OurFormats.avroInSteps(file, columns))
                    .isEqualTo(OurFormats.avroAgain(file, columns, MOST_BYTES));
        }
    }

    @Test
    void schemasAreThoseOfFlink() {
        final SqlType instant = new SqlType(TypeKind.TIMESTAMP_LTZ, 6, 0, true);
        for (int i = 0; i < FILES; i++) {
            final List<Column> columns = columns();
            assertThat(AvroTableSchema.of(AvroOptions.DEFAULT, columns))
                    .isEqualTo(FlinkFormats.avroSchema(columns, true).toString());
            columns.add(new Column("instant", instant));
            columns.add(new Column("fine", SqlType.timestamp(6).notNull()));
            columns.add(new Column("counts", SqlType.multiset(SqlType.STRING)));
            final AvroOptions options = AvroOptions.of(Map.of("timestamp_mapping.legacy", "false"));
            assertThat(AvroTableSchema.of(options, columns))
                    .isEqualTo(FlinkFormats.avroSchema(columns, false).toString());
        }
    }

    @Test
    void changedFilesAreRefusedOrRead() throws IOException {
        int refused = 0;
        byte[] file = {};
        List<Column> columns = List.of();
        for (int i = 0; i < CHANGED_FILES; i++) {
            if (i % 20 == 0) {
                columns = columns();
                file = file(FlinkFormats.avroSchema(columns, true), codec());
            }
            final byte[] changed = changed(file);
            try {
                OurFormats.avroAgain(changed, columns, MOST_BYTES);
            } catch (final HeliosException e) {
                refused++;
                assertThat(e.code())
                        .as(e.toString())
                        .isIn(EXPECTED)
                        .isNotEqualTo(MemoryError.LIMIT);
                assertThat(e.what() + e.detail()).contains("twin.avro");
            }
        }
        assertThat(refused).isBetween(CHANGED_FILES / 4, CHANGED_FILES - 1);
    }

    private byte[] changed(final byte[] file) {
        byte[] changed = file.clone();
        if (random.nextInt(6) == 0) {
            changed = Arrays.copyOf(changed, random.nextInt(changed.length));
        }
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            // most of a small file is its schema; what lies behind it is changed as often
            final int first = random.nextBoolean() ? changed.length * 3 / 4 : 0;
            final int at = first + random.nextInt(changed.length - first);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> changed[at] = (byte) (random.nextBoolean() ? 0xff : 0x01);
                default -> {
                    final int from = random.nextInt(changed.length);
                    final int count = Math.min(8, changed.length - Math.max(from, at));
                    System.arraycopy(changed, from, changed, at, count);
                }
            }
        }
        return changed;
    }
}
