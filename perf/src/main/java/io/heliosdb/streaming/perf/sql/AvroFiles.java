package io.heliosdb.streaming.perf.sql;

import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Makes files of Avro out of texts, by Avro's own library. */
final class AvroFiles {
    private static final int RECORDS_PER_BLOCK = 3;

    private AvroFiles() {}

    /**
     * A file of several blocks.
     *
     * @param text a schema on its first line, then a record as Avro's JSON on each line
     */
    static byte[] of(String text) {
        final List<String> lines = text.lines().toList();
        final Schema schema = new Schema.Parser().parse(lines.getFirst());
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<Object> file =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))
                        .setCodec(CodecFactory.deflateCodec(1))
                        .create(schema, bytes)) {
            final GenericDatumReader<Object> reader = new GenericDatumReader<>(schema);
            for (int i = 1; i < lines.size(); i++) {
                file.append(
                        reader.read(null, DecoderFactory.get().jsonDecoder(schema, lines.get(i))));
                if (i % RECORDS_PER_BLOCK == 0) {
                    file.sync();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no records: " + text, e);
        }
        return bytes.toByteArray();
    }
}
