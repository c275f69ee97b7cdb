package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Rows as tests write them down: values in brackets, NULL, a bar between columns. */
public final class Rows {
    private Rows() {}

    /**
     * All rows of an input, read with little room first so that larger rows are asked for twice.
     */
    public static List<String> read(
            final RowScanner scanner, final RowLayout layout, final ByteSource source) {
        final List<String> rows = new ArrayList<>();
        scanner.open("input", source);
        try (Arena arena = Arena.open(new Ledger(1L << 30), "rows", "test", 40 << 20)) {
            final RowReader reader = new RowReader(layout);
            int room = layout.blockLength() + 8;
            while (true) {
                final int length = scanner.next(arena.address(), room);
                if (length == RowScanner.END) {
                    return rows;
                }
                if (length == RowScanner.NO_ROOM) {
                    room = (int) scanner.wantedBytes();
                } else if (length > 0) {
                    room = layout.blockLength() + 8;
                    rows.add(text(reader.wrap(arena.address())));
                }
            }
        }
    }

    /** One row. */
    public static String text(final RowReader row) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.layout().columnCount(); i++) {
            text.append(i == 0 ? "" : " | ")
                    .append(row.isNull(i) ? "NULL" : "[" + value(row, i) + "]");
        }
        return text.toString();
    }

    private static String value(final RowReader row, final int column) {
        final SqlType type = row.layout().type(column);
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.toString(row.booleanAt(column));
            case TINYINT -> Byte.toString(row.byteAt(column));
            case SMALLINT -> Short.toString(row.shortAt(column));
            case INTEGER, INTERVAL_YEAR_MONTH -> Integer.toString(row.intAt(column));
            case BIGINT, INTERVAL_DAY_TIME -> Long.toString(row.longAt(column));
            case FLOAT -> Float.toString(row.floatAt(column));
            case DOUBLE -> Double.toString(row.doubleAt(column));
            case DATE -> LocalDate.ofEpochDay(row.intAt(column)).toString();
            case TIME -> LocalTime.ofNanoOfDay(row.intAt(column) * 1_000_000L).toString();
            case TIMESTAMP, TIMESTAMP_LTZ -> timestamp(row, column);
            case DECIMAL -> decimal(row, column).toPlainString();
            case CHAR, VARCHAR -> row.stringAt(column);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static String timestamp(final RowReader row, final int column) {
        final Instant ms = Instant.ofEpochMilli(row.longAt(column));
        final int nanos =
                row.layout().type(column).fixedWidthBytes() == 12 ? row.nanosOfMsAt(column) : 0;
        return LocalDateTime.ofInstant(ms.plusNanos(nanos), ZoneOffset.UTC).toString();
    }

    private static BigDecimal decimal(final RowReader row, final int column) {
        final SqlType type = row.layout().type(column);
        final BigInteger low = BigInteger.valueOf(row.longAt(column));
        if (type.isLongDecimal()) {
            return new BigDecimal(low, type.scale());
        }
        final BigInteger unsignedLow =
                low.signum() < 0 ? low.add(BigInteger.ONE.shiftLeft(64)) : low;
        final BigInteger high = BigInteger.valueOf(row.highLongAt(column)).shiftLeft(64);
        return new BigDecimal(high.add(unsignedLow), type.scale());
    }
}
