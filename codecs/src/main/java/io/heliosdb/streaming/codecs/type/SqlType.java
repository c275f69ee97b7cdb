package io.heliosdb.streaming.codecs.type;

import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A SQL type with its precision, scale and nullability.
 *
 * <p>Storage of the fixed-width kinds, little endian: BOOLEAN and TINYINT 1 byte, SMALLINT 2,
 * INTEGER, FLOAT, DATE (days since 1970-01-01), TIME (milliseconds of the day) and INTERVAL YEAR TO
 * MONTH (months) 4, BIGINT, DOUBLE and INTERVAL DAY TO SECOND (milliseconds) 8, DECIMAL of at most
 * 18 digits an 8-byte unscaled value and beyond that 16 bytes of two's complement, TIMESTAMP of at
 * most 3 fraction digits 8 bytes of milliseconds since 1970-01-01 00:00:00 and beyond that 12 bytes
 * (milliseconds, then 4 bytes of nanoseconds within the millisecond). CHAR, VARCHAR and the other
 * kinds are variable: a 4-byte length and the bytes, UTF-8 for text.
 *
 * <p>ARRAY and MULTISET have one part, their elements' type; MAP two, of keys and values; ROW one
 * for each field, and the fields' names.
 *
 * @param kind the family
 * @param precision digits of DECIMAL, fraction digits of TIME and TIMESTAMP, length of CHAR,
 *     VARCHAR, BINARY, VARBINARY; 0 elsewhere
 * @param scale fraction digits of DECIMAL; 0 elsewhere
 * @param nullable whether NULL is a value of the type
 * @param parts types of what it consists of; empty elsewhere
 * @param names of the fields of a ROW; empty elsewhere
 */
public record SqlType(
        TypeKind kind,
        int precision,
        int scale,
        boolean nullable,
        List<SqlType> parts,
        List<String> names) {
    /** Precision of VARCHAR and VARBINARY without a limit: STRING and BYTES. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** DECIMAL values of at most this many digits are kept as one scaled long. */
    public static final int MAX_LONG_DIGITS = 18;

    public static final SqlType BOOLEAN = of(TypeKind.BOOLEAN);
    public static final SqlType TINYINT = of(TypeKind.TINYINT);
    public static final SqlType SMALLINT = of(TypeKind.SMALLINT);
    public static final SqlType INTEGER = of(TypeKind.INTEGER);
    public static final SqlType BIGINT = of(TypeKind.BIGINT);
    public static final SqlType FLOAT = of(TypeKind.FLOAT);
    public static final SqlType DOUBLE = of(TypeKind.DOUBLE);
    public static final SqlType DATE = of(TypeKind.DATE);
    public static final SqlType STRING = varchar(UNLIMITED);
    public static final SqlType SYMBOL = new SqlType(TypeKind.SYMBOL, 0, 0, false);

    public SqlType {
        Objects.requireNonNull(kind, "kind");
        parts = List.copyOf(parts);
        names = List.copyOf(names);
    }

    /** A type without parts. */
    public SqlType(
            final TypeKind kind, final int precision, final int scale, final boolean nullable) {
        this(kind, precision, scale, nullable, List.of(), List.of());
    }

    /** A nullable type without precision. */
    public static SqlType of(final TypeKind kind) {
        return new SqlType(kind, 0, 0, true);
    }

    public static SqlType decimal(final int precision, final int scale) {
        return new SqlType(TypeKind.DECIMAL, precision, scale, true);
    }

    public static SqlType varchar(final int length) {
        return new SqlType(TypeKind.VARCHAR, length, 0, true);
    }

    public static SqlType character(final int length) {
        return new SqlType(TypeKind.CHAR, length, 0, true);
    }

    public static SqlType binary(final int length) {
        return new SqlType(TypeKind.BINARY, length, 0, true);
    }

    public static SqlType varbinary(final int length) {
        return new SqlType(TypeKind.VARBINARY, length, 0, true);
    }

    /** A nullable ARRAY. */
    public static SqlType array(final SqlType element) {
        return nested(TypeKind.ARRAY, List.of(element), List.of());
    }

    /** A nullable MAP. */
    public static SqlType map(final SqlType key, final SqlType value) {
        return nested(TypeKind.MAP, List.of(key, value), List.of());
    }

    /** A nullable MULTISET: elements, each with how often it is there. */
    public static SqlType multiset(final SqlType element) {
        return nested(TypeKind.MULTISET, List.of(element), List.of());
    }

    /**
     * A nullable ROW.
     *
     * @throws IllegalArgumentException if there is not one name for each field
     */
    public static SqlType row(final List<String> names, final List<SqlType> fields) {
        if (names.size() != fields.size()) {
            throw new IllegalArgumentException(names + " are no names of " + fields);
        }
        return nested(TypeKind.ROW, fields, names);
    }

    private static SqlType nested(
            final TypeKind kind, final List<SqlType> parts, final List<String> names) {
        return new SqlType(kind, 0, 0, true, parts, names);
    }

    public static SqlType timestamp(final int fractionDigits) {
        return new SqlType(TypeKind.TIMESTAMP, fractionDigits, 0, true);
    }

    public static SqlType time(final int fractionDigits) {
        return new SqlType(TypeKind.TIME, fractionDigits, 0, true);
    }

    public SqlType notNull() {
        return withNullable(false);
    }

    public SqlType withNullable(final boolean isNullable) {
        return nullable == isNullable
                ? this
                : new SqlType(kind, precision, scale, isNullable, parts, names);
    }

    /**
     * Bytes of a value in a row's fixed block, or 0 for the variable kinds and the kinds that are
     * never stored.
     */
    public int fixedWidthBytes() {
        return switch (kind) {
            case BOOLEAN, TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER, FLOAT, DATE, TIME, INTERVAL_YEAR_MONTH -> 4;
            case BIGINT, DOUBLE, INTERVAL_DAY_TIME -> 8;
            case DECIMAL -> precision <= MAX_LONG_DIGITS ? 8 : 16;
            case TIMESTAMP, TIMESTAMP_LTZ -> precision <= 3 ? 8 : 12;
            case CHAR,
                    VARCHAR,
                    BINARY,
                    VARBINARY,
                    ARRAY,
                    MAP,
                    MULTISET,
                    ROW,
                    BITMAP,
                    NULL,
                    SYMBOL ->
                    0;
        };
    }

    public boolean isVariable() {
        return switch (kind) {
            case CHAR, VARCHAR, BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW, BITMAP -> true;
            default -> false;
        };
    }

    /** Whether it is a MAP or MULTISET, or one is somewhere inside of it. */
    public boolean hasEntries() {
        return kind == TypeKind.MAP
                || kind == TypeKind.MULTISET
                || parts.stream().anyMatch(SqlType::hasEntries);
    }

    public boolean isCharacter() {
        return kind == TypeKind.CHAR || kind == TypeKind.VARCHAR;
    }

    public boolean isBinary() {
        return kind == TypeKind.BINARY || kind == TypeKind.VARBINARY;
    }

    public boolean isInteger() {
        return switch (kind) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    public boolean isNumeric() {
        return isInteger() || isApproximate() || kind == TypeKind.DECIMAL;
    }

    public boolean isApproximate() {
        return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
    }

    /** A DECIMAL kept as one scaled long. */
    public boolean isLongDecimal() {
        return kind == TypeKind.DECIMAL && precision <= MAX_LONG_DIGITS;
    }

    /** The type as Flink SQL writes it, for example {@code DECIMAL(10, 2) NOT NULL}. */
    @Override
    public String toString() {
        final String name =
                switch (kind) {
                    case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
                    case CHAR, BINARY -> kind + "(" + precision + ")";
                    case VARCHAR ->
                            precision == UNLIMITED ? "STRING" : "VARCHAR(" + precision + ")";
                    case VARBINARY ->
                            precision == UNLIMITED ? "BYTES" : "VARBINARY(" + precision + ")";
                    case TIME, TIMESTAMP, TIMESTAMP_LTZ -> kind + "(" + precision + ")";
                    case INTEGER -> "INT";
                    case ARRAY, MULTISET, MAP -> kind + "<" + list(parts) + ">";
                    case ROW -> "ROW<" + fields() + ">";
                    default -> kind.name();
                };
        return nullable ? name : name + " NOT NULL";
    }

    private static String list(final List<SqlType> types) {
        final StringJoiner list = new StringJoiner(", ");
        types.forEach(type -> list.add(type.toString()));
        return list.toString();
    }

    private String fields() {
        final StringJoiner fields = new StringJoiner(", ");
        for (int i = 0; i < parts.size(); i++) {
            fields.add("`" + names.get(i).replace("`", "``") + "` " + parts.get(i));
        }
        return fields.toString();
    }
}
