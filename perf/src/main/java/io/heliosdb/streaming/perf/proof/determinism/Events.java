package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Rows of one stream, drawn one after the other; some fields are null and some rows late. */
final class Events {
    private static final int ROW_BYTES = 512;
    private static final long FIRST_MS = 1_700_000_000_000L;
    private static final int MOST_LATE_MS = 4_000;
    private static final int NULL_EVERY = 31;
    private static final int KEYS = 500;
    private static final String[] REGIONS = {
        "Izmir", "İzmir", "ıssız", "Straße", "北京", "", "ZÜRICH"
    };

    private final SplittableRandom random;
    private final List<Column> columns;
    private final RowWriter writer;
    private final IngressPort port;

    Events(final SplittableRandom random, final Streams.Stream stream, final IngressPort port) {
        this.random = random;
        this.port = port;
        columns = stream.columns();
        writer = new RowWriter(stream.layout());
    }

    /**
     * Writes the next row.
     *
     * @param number of the event, which tells its time
     * @return false if there is no room at present
     */
    boolean write(final long number) {
        final long address = port.claim(ROW_BYTES);
        if (address < 0) {
            return false;
        }
        writer.wrap(address, ROW_BYTES);
        for (int i = 0; i < columns.size(); i++) {
            write(i, columns.get(i), number);
        }
        port.commit(writer.finish(), 1);
        return true;
    }

    private void write(final int column, final Column field, final long number) {
        final boolean isNull = random.nextInt(NULL_EVERY) == 0 && field.type().nullable();
        switch (field.type().kind()) {
            case TIMESTAMP ->
                    writer.putLong(column, FIRST_MS + number * 2 - random.nextInt(MOST_LATE_MS));
            case BIGINT -> writer.putLong(column, number);
            case INTEGER -> {
                if (!isNull) {
                    writer.putInt(column, random.nextInt(KEYS));
                }
            }
            case VARCHAR -> {
                if (!isNull) {
                    writeText(column);
                }
            }
            case DECIMAL -> {
                final long unscaled = random.nextInt(2_000) - 1_000L;
                writer.putDecimal(column, unscaled, unscaled >> (Long.SIZE - 1));
            }
            default -> writer.putDouble(column, random.nextDouble() * 10);
        }
    }

    private void writeText(final int column) {
        final String text = REGIONS[random.nextInt(REGIONS.length)] + random.nextInt(4);
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.putBytes(column, bytes, 0, bytes.length);
    }
}
