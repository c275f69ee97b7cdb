package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Writes rows as object container files of Avro: {@link #begin} a file, its {@link #row rows},
 * {@link #end}. Blocks are as long as Avro's own writer makes them. The marker between blocks is
 * made of the header, so that the same rows are the same bytes. One thread; allocates nothing for a
 * row.
 */
public final class AvroWriter implements AutoCloseable {
    /** Bytes of records after which a block ends. */
    private static final int BLOCK_BYTES = 64_000;

    private final TextOutput output;
    private final TextOutput records;
    private final AvroOutput file;
    private final AvroPacker packer;
    private final AvroPartWriter[] columns;
    private final byte[] header;
    private final byte[] marker;
    private long recordCount;

    /**
     * @param owner of the memory, for the ledger
     * @param output receives the file
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0102} if a column has
     *     a type that Avro lacks
     */
    public AvroWriter(
            final Ledger ledger,
            final String owner,
            final AvroOptions options,
            final RowLayout layout,
            final TextOutput output) {
        this.output = output;
        file = new AvroOutput(output);
        final String schema = AvroTableSchema.of(options, layout.columns());
        header = header(schema, options.codec().spelling());
        marker = marker(header);
        records = new TextOutput(ledger, owner, BLOCK_BYTES);
        final AvroOutput values = new AvroOutput(records);
        columns = new AvroPartWriter[layout.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = AvroPartWriter.of(Shape.of(layout.type(i)), values);
        }
        try {
            packer = new AvroPacker(ledger, owner, options.codec());
        } catch (final RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private static byte[] header(final String schema, final String codec) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(
                                Integer.BYTES
                                        + 5 * Long.BYTES
                                        + AvroHeader.CODEC_KEY.length()
                                        + AvroHeader.SCHEMA_KEY.length()
                                        + schema.getBytes(StandardCharsets.UTF_8).length
                                        + codec.length())
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(AvroHeader.MAGIC);
        putLength(bytes, 2);
        putText(bytes, AvroHeader.CODEC_KEY);
        putText(bytes, codec);
        putText(bytes, AvroHeader.SCHEMA_KEY);
        putText(bytes, schema);
        putLength(bytes, 0);
        final byte[] used = new byte[bytes.position()];
        bytes.flip().get(used);
        return used;
    }

    private static void putText(final ByteBuffer bytes, final String text) {
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putLength(bytes, encoded.length);
        bytes.put(encoded);
    }

    private static void putLength(final ByteBuffer bytes, final int length) {
        int rest = length << 1;
        while (rest >= 0x80) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static byte[] marker(final byte[] header) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(header);
            return Arrays.copyOf(digest, AvroHeader.MARKER_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Begins a file. */
    public void begin() {
        output.put(header);
        output.put(marker);
    }

    /** Adds a row. */
    public void row(final RowReader row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].put(row.isNull(i) ? 0 : row.valueAddressAt(i));
        }
        recordCount++;
        if (records.length() >= BLOCK_BYTES) {
            endBlock();
        }
    }

    /** Ends the file, to which no row may be added. */
    public void end() {
        if (recordCount > 0) {
            endBlock();
        }
    }

    private void endBlock() {
        file.putLong(recordCount);
        packer.pack(records, file);
        output.put(marker);
        records.clear();
        recordCount = 0;
    }

    @Override
    public void close() {
        packer.close();
        records.close();
    }
}
