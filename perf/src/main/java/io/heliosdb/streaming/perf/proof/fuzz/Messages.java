package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.codecs.feed.FeedFrame.Template;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Good rows in SBE, and good connections that bring them. One thread. */
final class Messages {
    private static final int ROW_BYTES = 4096;
    private static final int MESSAGE_BYTES = 64 << 10;
    private static final int ROWS = 12;

    private final RowLayout layout = RowLayout.of(Tables.PLAIN);
    private final List<byte[]> rows = new ArrayList<>();

    Messages() {
        try (Ledger ledger = new Ledger(1 << 20);
                Arena arena = Arena.open(ledger, "proof", "row", ROW_BYTES)) {
            for (int row = 0; row < ROWS; row++) {
                rows.add(row(arena, row));
            }
        }
    }

    /** One in three values is NULL, in turn. */
    private byte[] row(final Arena arena, final int number) {
        final RowWriter writer = new RowWriter(layout);
        writer.wrap(arena.address(), ROW_BYTES);
        for (int column = 0; column < layout.columnCount(); column++) {
            if (!layout.isNullable(column) || (column + number) % 3 != 0) {
                put(writer, column, number);
            }
        }
        final byte[] bytes = new byte[writer.finish()];
        Memory.copyToArray(arena.address(), bytes, 0, bytes.length);
        return bytes;
    }

    private void put(final RowWriter writer, final int column, final int number) {
        final SqlType type = layout.type(column);
        switch (type.kind()) {
            case BOOLEAN -> writer.putBoolean(column, number % 2 == 0);
            case TINYINT -> writer.putByte(column, (byte) number);
            case SMALLINT -> writer.putShort(column, (short) -number);
            case INTEGER, DATE, TIME -> writer.putInt(column, 1_000 * number);
            case BIGINT -> writer.putLong(column, Long.MIN_VALUE + number);
            case FLOAT -> writer.putFloat(column, number / 3f);
            case DOUBLE -> writer.putDouble(column, -number / 7.0);
            case DECIMAL -> writer.putDecimal(column, number, 0);
            case TIMESTAMP, TIMESTAMP_LTZ -> writer.putTimestamp(column, 86_400_000L * number, 0);
            case CHAR, BINARY -> putBytes(writer, column, "abcd");
            case VARCHAR, VARBINARY -> putBytes(writer, column, "é€x".repeat(number % 3));
            default -> throw new IllegalStateException("no value of " + type);
        }
    }

    private static void putBytes(final RowWriter writer, final int column, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.putBytes(column, bytes, 0, bytes.length);
    }

    /** Bodies of requests: each row behind its length. */
    List<byte[]> bodies() {
        final List<byte[]> bodies = new ArrayList<>();
        for (int count = 1; count <= rows.size(); count += 4) {
            final ByteBuffer body = buffer();
            rows.subList(0, count).forEach(row -> body.putInt(row.length).put(row));
            bodies.add(taken(body));
        }
        return bodies;
    }

    /** Connections: what they begin with, and one or several messages. */
    List<byte[]> connections() {
        final List<byte[]> connections = new ArrayList<>();
        for (int split = 1; split < rows.size(); split += 4) {
            final ByteBuffer out = buffer();
            out.putInt(FeedFrame.PREFACE);
            final int hello = begin(out, Template.HELLO);
            for (final String text : List.of(FedStream.NAME, "", "token")) {
                out.putShort((short) text.length());
                out.put(text.getBytes(StandardCharsets.US_ASCII));
            }
            end(out, hello);
            putRows(out, 1, rows.subList(0, split));
            putRows(out, split + 1, rows.subList(split, rows.size()));
            connections.add(taken(out));
        }
        return connections;
    }

    private static void putRows(final ByteBuffer out, final long first, final List<byte[]> some) {
        final int message = begin(out, Template.ROWS);
        out.putLong(first).putShort((short) 0).putShort((short) some.size());
        some.forEach(row -> out.putInt(row.length).put(row));
        end(out, message);
    }

    private static int begin(final ByteBuffer out, final Template template) {
        final int start = out.position();
        out.putInt(0)
                .putShort((short) template.blockLength())
                .putShort((short) template.id())
                .putShort((short) FeedFrame.SCHEMA_ID)
                .putShort((short) FeedFrame.VERSION);
        return start;
    }

    private static void end(final ByteBuffer out, final int start) {
        out.putInt(start, out.position() - start - FeedFrame.LENGTH_BYTES);
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(MESSAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] taken(final ByteBuffer buffer) {
        final byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
