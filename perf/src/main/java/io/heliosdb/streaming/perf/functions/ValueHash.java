package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.perf.functions.flink.RowDataHash;
import io.heliosdb.streaming.perf.tumble.contest.ResultHash;

import org.apache.flink.table.data.RowData;

import java.math.BigInteger;
import java.util.List;

/**
 * A hash of a result's values that is the same for a row of ours and one of Flink's. It is far
 * slower than the queries, so it is switched off in rounds that are measured: then it is 0.
 *
 * <p>The benchmark's thread switches it between rounds and hashes our rows; Flink's sink hashes its
 * own.
 */
final class ValueHash implements ResultHash, RowDataHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final long NULL = 0x5851F42D4C957F2DL;

    private final List<Column> columns;
    private final RowReader reader;
    private volatile boolean isOn = true;

    /**
     * @param columns of the result
     */
    ValueHash(final List<Column> columns) {
        this.columns = columns;
        reader = new RowReader(RowLayout.of(columns));
    }

    void switchOff() {
        isOn = false;
    }

    @Override
    public long of(final long address, final int length) {
        if (!isOn) {
            return 0;
        }
        reader.wrap(address);
        long hash = 0;
        for (int column = 0; column < columns.size(); column++) {
            hash = add(hash, reader.isNull(column) ? NULL : ours(column));
        }
        return hash;
    }

    @Override
    public long of(final RowData row) {
        if (!isOn) {
            return 0;
        }
        long hash = 0;
        for (int column = 0; column < columns.size(); column++) {
            hash = add(hash, row.isNullAt(column) ? NULL : theirs(row, column));
        }
        return hash;
    }

    private static long add(final long hash, final long value) {
        final long sum = (hash ^ value) * ODD;
        return sum ^ (sum >>> Integer.SIZE);
    }

    private long ours(final int column) {
        final SqlType type = columns.get(column).type();
        return switch (type.kind()) {
            case BOOLEAN -> reader.booleanAt(column) ? 1 : 0;
            case TINYINT -> reader.byteAt(column);
            case SMALLINT -> reader.shortAt(column);
            case INTEGER, DATE, TIME -> reader.intAt(column);
            case BIGINT -> reader.longAt(column);
            case FLOAT -> Float.floatToIntBits(reader.floatAt(column));
            case DOUBLE -> Double.doubleToLongBits(reader.doubleAt(column));
            case DECIMAL -> decimal(type, column);
            case TIMESTAMP, TIMESTAMP_LTZ -> reader.longAt(column);
            case CHAR, VARCHAR -> reader.stringAt(column).hashCode();
            default -> throw new IllegalArgumentException("no results of type " + type + " here");
        };
    }

    private long decimal(final SqlType type, final int column) {
        final BigInteger low = BigInteger.valueOf(reader.longAt(column));
        if (type.precision() <= SqlType.MAX_LONG_DIGITS) {
            return low.hashCode();
        }
        final BigInteger unsigned =
                low.and(BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE));
        return BigInteger.valueOf(reader.highLongAt(column))
                .shiftLeft(Long.SIZE)
                .or(unsigned)
                .hashCode();
    }

    private long theirs(final RowData row, final int column) {
        final SqlType type = columns.get(column).type();
        return switch (type.kind()) {
            case BOOLEAN -> row.getBoolean(column) ? 1 : 0;
            case TINYINT -> row.getByte(column);
            case SMALLINT -> row.getShort(column);
            case INTEGER, DATE, TIME -> row.getInt(column);
            case BIGINT -> row.getLong(column);
            case FLOAT -> Float.floatToIntBits(row.getFloat(column));
            case DOUBLE -> Double.doubleToLongBits(row.getDouble(column));
            case DECIMAL ->
                    row.getDecimal(column, type.precision(), type.scale())
                            .toBigDecimal()
                            .unscaledValue()
                            .hashCode();
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    row.getTimestamp(column, type.precision()).getMillisecond();
            case CHAR, VARCHAR -> row.getString(column).toString().hashCode();
            default -> throw new IllegalArgumentException("no results of type " + type + " here");
        };
    }
}
