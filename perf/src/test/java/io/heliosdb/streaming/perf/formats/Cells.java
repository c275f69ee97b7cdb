package io.heliosdb.streaming.perf.formats;

import io.heliosdb.streaming.codecs.row.RowReader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows as text that both sides can make. */
final class Cells {
    private Cells() {}

    /** A value in brackets, or NULL. */
    static String text(final Object value) {
        return value == null ? "NULL" : "[" + value + "]";
    }

    /** A row of ours. */
    static String text(final RowReader row) {
        final List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.layout().columnCount(); i++) {
            cells.add(text(row.isNull(i) ? null : value(row, i)));
        }
        return String.join(" | ", cells);
    }

    private static Object value(final RowReader row, final int column) {
        return switch (row.layout().type(column).kind()) {
            case BOOLEAN -> row.booleanAt(column);
            case TINYINT -> row.byteAt(column);
            case SMALLINT -> row.shortAt(column);
            case INTEGER, DATE, TIME -> row.intAt(column);
            case BIGINT, TIMESTAMP -> row.longAt(column);
            case FLOAT -> row.floatAt(column);
            case DOUBLE -> row.doubleAt(column);
            case DECIMAL ->
                    BigDecimal.valueOf(row.longAt(column), row.layout().type(column).scale())
                            .toPlainString();
            default -> row.stringAt(column);
        };
    }
}
