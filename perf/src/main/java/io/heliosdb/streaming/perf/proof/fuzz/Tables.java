package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.List;

/** The tables that are fed: one with a column of each plain type, one with nested columns, too. */
final class Tables {
    /** Columns that each format has values of. */
    static final List<Column> PLAIN =
            List.of(
                    new Column("flag", SqlType.BOOLEAN),
                    new Column("tiny", SqlType.TINYINT),
                    new Column("small", SqlType.SMALLINT),
                    new Column("whole", SqlType.INTEGER.notNull()),
                    new Column("large", SqlType.BIGINT),
                    new Column("single", SqlType.FLOAT),
                    new Column("twice", SqlType.DOUBLE),
                    new Column("money", SqlType.decimal(10, 2)),
                    new Column("wide", SqlType.decimal(38, 10)),
                    new Column("text", SqlType.STRING),
                    new Column("code", SqlType.character(4)),
                    new Column("short_text", SqlType.varchar(8)),
                    new Column("bytes", SqlType.varbinary(SqlType.UNLIMITED)),
                    new Column("four", SqlType.binary(4)),
                    new Column("day", SqlType.DATE),
                    new Column("clock", SqlType.time(3)),
                    new Column("moment", SqlType.timestamp(3)),
                    new Column("fine", SqlType.timestamp(9)),
                    new Column("zoned", SqlType.of(TypeKind.TIMESTAMP_LTZ)));

    /** Those, and columns with values inside. */
    static final List<Column> NESTED = nested();

    private Tables() {}

    private static List<Column> nested() {
        final List<Column> columns = new ArrayList<>(PLAIN);
        columns.add(new Column("list", SqlType.array(SqlType.INTEGER)));
        columns.add(new Column("names", SqlType.map(SqlType.STRING, SqlType.BIGINT)));
        columns.add(
                new Column(
                        "inner",
                        SqlType.row(
                                List.of("a", "b"),
                                List.of(SqlType.STRING, SqlType.array(SqlType.DOUBLE)))));
        return List.copyOf(columns);
    }
}
