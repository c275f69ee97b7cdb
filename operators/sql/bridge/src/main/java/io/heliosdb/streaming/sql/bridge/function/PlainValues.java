package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values in types of the JDK, and Flink's internal data. Boolean; Long for all whole numbers, DATE,
 * TIME, TIMESTAMP of at most three digits and intervals; Float; Double; BigDecimal; String; {@code
 * byte[]}; {@code long[]} of milliseconds and nanoseconds for finer timestamps; List for ARRAY and
 * ROW; Map for MAP and MULTISET.
 */
final class PlainValues {
    private static final int MS_DIGITS = 3;

    private PlainValues() {}

    static Object toInternal(final Object value, final LogicalType type) {
        if (value == null) {
            return null;
        }
        return switch (type.getTypeRoot()) {
            case TINYINT -> ((Long) value).byteValue();
            case SMALLINT -> ((Long) value).shortValue();
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH ->
                    ((Long) value).intValue();
            case DECIMAL -> {
                final DecimalType decimal = (DecimalType) type;
                yield DecimalData.fromBigDecimal(
                        (BigDecimal) value, decimal.getPrecision(), decimal.getScale());
            }
            case CHAR, VARCHAR -> StringData.fromString((String) value);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    value instanceof long[] fine
                            ? TimestampData.fromEpochMillis(fine[0], (int) fine[1])
                            : TimestampData.fromEpochMillis((Long) value);
            case ARRAY -> {
                final LogicalType element = type.getChildren().get(0);
                yield new GenericArrayData(
                        ((List<?>) value)
                                .stream().map(each -> toInternal(each, element)).toArray());
            }
            case MAP, MULTISET -> {
                final Map<Object, Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach(
                                (key, each) ->
                                        map.put(
                                                toInternal(key, type.getChildren().get(0)),
                                                toInternal(each, valueType(type))));
                yield new GenericMapData(map);
            }
            case ROW, STRUCTURED_TYPE -> {
                final List<?> fields = (List<?>) value;
                final GenericRowData row = new GenericRowData(fields.size());
                for (int i = 0; i < fields.size(); i++) {
                    row.setField(i, toInternal(fields.get(i), type.getChildren().get(i)));
                }
                yield row;
            }
            default -> value;
        };
    }

    private static LogicalType valueType(final LogicalType map) {
        return map.getChildren().size() == 2 ? map.getChildren().get(1) : new IntType(false);
    }

    static Object ofInternal(final Object value, final LogicalType type) {
        if (value == null) {
            return null;
        }
        return switch (type.getTypeRoot()) {
            case TINYINT, SMALLINT, INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH ->
                    ((Number) value).longValue();
            case DECIMAL -> ((DecimalData) value).toBigDecimal();
            case CHAR, VARCHAR -> value.toString();
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
                final TimestampData time = (TimestampData) value;
                yield LogicalTypeChecks.getPrecision(type) > MS_DIGITS
                        ? (Object) new long[] {time.getMillisecond(), time.getNanoOfMillisecond()}
                        : (Object) time.getMillisecond();
            }
            case ARRAY -> list((ArrayData) value, type.getChildren().get(0));
            case MAP, MULTISET -> {
                final MapData data = (MapData) value;
                final List<Object> keys = list(data.keyArray(), type.getChildren().get(0));
                final List<Object> values = list(data.valueArray(), valueType(type));
                final Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < keys.size(); i++) {
                    map.put(keys.get(i), values.get(i));
                }
                yield map;
            }
            case ROW, STRUCTURED_TYPE -> row((RowData) value, type);
            default -> value;
        };
    }

    /** The fields of a row. */
    static List<Object> row(final RowData row, final LogicalType type) {
        final List<LogicalType> types = type.getChildren();
        final List<Object> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(
                    ofInternal(
                            RowData.createFieldGetter(types.get(i), i).getFieldOrNull(row),
                            types.get(i)));
        }
        return fields;
    }

    private static List<Object> list(final ArrayData array, final LogicalType element) {
        final ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        final List<Object> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            list.add(ofInternal(getter.getElementOrNull(array, i), element));
        }
        return list;
    }
}
