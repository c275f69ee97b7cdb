package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.List;

/**
 * The last column of rows that are changes of a table: what the row does to it. Rows of a source
 * that gives changes have it in the log; no statement sees it.
 */
public final class KindColumn {
    /** A row is added. */
    public static final byte INSERT = 0;

    /** The row that an update replaces. */
    public static final byte UPDATE_BEFORE = 1;

    /** The row that an update leaves. */
    public static final byte UPDATE_AFTER = 2;

    /** A row is removed. */
    public static final byte DELETE = 3;

    /** The column, whose name no member of a format is looked up by. */
    public static final Column COLUMN =
            new Column("$kind", SqlType.of(TypeKind.TINYINT).withNullable(false));

    private KindColumn() {}

    /** Columns with this one behind them. */
    public static List<Column> behind(final List<Column> columns) {
        final List<Column> all = new ArrayList<>(columns);
        all.add(COLUMN);
        return List.copyOf(all);
    }

    /** Columns that have this one behind them, without it. */
    public static List<Column> without(final List<Column> columns) {
        return columns.subList(0, columns.size() - 1);
    }
}
