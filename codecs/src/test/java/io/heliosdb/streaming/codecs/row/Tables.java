package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.List;

/** Tables for tests. */
public final class Tables {
    /** One of each type that rows hold. */
    public static final List<SqlType> TYPES =
            List.of(
                    SqlType.BOOLEAN,
                    SqlType.TINYINT,
                    SqlType.SMALLINT,
                    SqlType.INTEGER,
                    SqlType.BIGINT,
                    SqlType.FLOAT,
                    SqlType.DOUBLE,
                    SqlType.decimal(18, 2),
                    SqlType.decimal(38, 5),
                    SqlType.STRING,
                    SqlType.character(3),
                    SqlType.DATE,
                    SqlType.time(3),
                    SqlType.timestamp(3),
                    SqlType.timestamp(9),
                    new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, true),
                    SqlType.of(TypeKind.INTERVAL_YEAR_MONTH),
                    SqlType.of(TypeKind.INTERVAL_DAY_TIME),
                    new SqlType(TypeKind.VARBINARY, SqlType.UNLIMITED, 0, true));

    private Tables() {}

    /** Columns c0, c1 and so on of the types above, again and again. */
    public static List<Column> columns(final int count, final boolean isNullable) {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Column("c" + i, TYPES.get(i % TYPES.size()).withNullable(isNullable)));
        }
        return columns;
    }
}
