package io.heliosdb.streaming.perf.functions.rows;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowWriter;

import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeParser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A column of the table {@code events}, and how either engine's binary rows get its value. */
public enum EventColumn {
    ID("BIGINT NOT NULL") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putLong(column, item.id);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeLong(column, item.id);
        }
    },
    K("INT") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putInt(column, item.key);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeInt(column, item.key);
        }
    },
    USER_NAME("STRING", item -> item.user),
    CITY("STRING", item -> item.city),
    PRICE("DECIMAL(12, 2)") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putDecimal(column, item.cents, 0);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeDecimal(
                    column, DecimalData.fromUnscaledLong(item.cents, PRECISION, SCALE), PRECISION);
        }
    },
    QTY("INT") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putInt(column, item.quantity);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeInt(column, item.quantity);
        }
    },
    X("DOUBLE") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putDouble(column, item.x);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeDouble(column, item.x);
        }
    },
    FLAG("BOOLEAN") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putBoolean(column, item.flag);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeBoolean(column, item.flag);
        }
    },
    BORN("DATE") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putInt(column, item.day);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeInt(column, item.day);
        }
    },
    TS("TIMESTAMP(3)") {
        @Override
        void write(final Item item, final RowWriter row, final int column) {
            row.putTimestamp(column, item.timeMs, 0);
        }

        @Override
        void write(final Item item, final BinaryRowWriter row, final int column) {
            row.writeTimestamp(column, TimestampData.fromEpochMillis(item.timeMs), MILLIS);
        }
    },
    URL("STRING", item -> item.url),
    BODY("STRING", item -> item.body),
    TAGS("STRING", item -> item.tags),
    DIGITS("STRING", item -> item.digits),
    MOMENT("STRING", item -> item.moment),
    NOTE("STRING", item -> item.note);

    private static final int PRECISION = 12;
    private static final int SCALE = 2;
    private static final int MILLIS = 3;

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<Item, String> text;

    EventColumn(final String type) {
        this(type, null);
    }

    EventColumn(final String type, final Function<Item, String> text) {
        this.type = type;
        this.text = text;
    }

    /**
     * The table with all columns, in SQL. Its connector is never opened: it is one that leaves out
     * columns that a query does not read.
     */
    public static String createTable() {
        return Arrays.stream(values())
                .map(column -> column.sqlName() + " " + column.type)
                .collect(
                        Collectors.joining(
                                ", ",
                                "CREATE TABLE events (",
                                ", WATERMARK FOR ts AS ts - INTERVAL '0.002' SECOND)"
                                        + " WITH ('connector' = 'filesystem', 'path' = '/events',"
                                        + " 'format' = 'json');"));
    }

    /** Those that a plan reads, in its order. */
    public static List<EventColumn> of(final List<Column> columns) {
        return columns.stream()
                .map(column -> valueOf(column.name().toUpperCase(Locale.ROOT)))
                .toList();
    }

    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type as SQL writes it. */
    public String type() {
        return type;
    }

    /** The type as Flink has it. */
    public LogicalType logicalType() {
        return LogicalTypeParser.parse(type, EventColumn.class.getClassLoader());
    }

    /** Writes the item's value into a row of ours. */
    void write(final Item item, final RowWriter row, final int column) {
        final String value = text.apply(item);
        if (value != null) {
            final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            row.putBytes(column, bytes, 0, bytes.length);
        }
    }

    /** Writes the item's value into a row of Flink's. */
    void write(final Item item, final BinaryRowWriter row, final int column) {
        final String value = text.apply(item);
        if (value == null) {
            row.setNullAt(column);
        } else {
            final StringData data = BinaryStringData.fromString(value);
            row.writeString(column, data);
        }
    }
}
