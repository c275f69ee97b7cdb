package io.heliosdb.streaming.codecs.sbe;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.Locale;

/**
 * The SBE type of each SQL type: its name, and its declaration where SBE does not bring it.
 * Stateless.
 */
final class SbeTypes {
    /** Types that every schema has. */
    static final String STANDARD =
            """
            <composite name="messageHeader">
                <type name="blockLength" primitiveType="uint16"/>
                <type name="templateId" primitiveType="uint16"/>
                <type name="schemaId" primitiveType="uint16"/>
                <type name="version" primitiveType="uint16"/>
            </composite>
            <composite name="varStringEncoding">
                <type name="length" primitiveType="uint32" maxValue="1073741824"/>
                <type name="varData" primitiveType="uint8" length="0" characterEncoding="UTF-8"/>
            </composite>
            <composite name="varDataEncoding">
                <type name="length" primitiveType="uint32" maxValue="1073741824"/>
                <type name="varData" primitiveType="uint8" length="0"/>
            </composite>
            """;

    private static final String TRUTH =
            """
            <enum name="BooleanType" encodingType="uint8">
                <validValue name="F">0</validValue>
                <validValue name="T">1</validValue>
            </enum>
            """;

    private static final String LONG_TIMESTAMP =
            """
            <composite name="TimestampNs">
                <type name="epochMs" primitiveType="int64" description="milliseconds since 1970-01-01 00:00:00"/>
                <type name="nanosOfMs" primitiveType="int32" description="nanoseconds beyond, 0 to 999999"/>
            </composite>
            """;

    private SbeTypes() {}

    /**
     * Name of the type of a column.
     *
     * @throws HeliosException {@code HCOD-0102} if rows cannot hold the type
     */
    static String name(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "BooleanType";
            case TINYINT -> "int8";
            case SMALLINT -> "int16";
            case INTEGER -> "int32";
            case BIGINT -> "int64";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case DATE -> "Date";
            case TIME -> "TimeOfDay";
            case INTERVAL_YEAR_MONTH -> "Months";
            case INTERVAL_DAY_TIME -> "Milliseconds";
            case TIMESTAMP, TIMESTAMP_LTZ -> isShort(type) ? "TimestampMs" : "TimestampNs";
            case DECIMAL -> (isShort(type) ? "Decimal64Scale" : "Decimal128Scale") + type.scale();
            case CHAR, VARCHAR -> "varStringEncoding";
            case BINARY, VARBINARY, BITMAP -> "varDataEncoding";
            case ARRAY, MAP, MULTISET, ROW, NULL, SYMBOL ->
                    throw HeliosException.of(FormatError.TYPE, "SBE has no values of type " + type)
                            .hint("leave the column out of the table");
        };
    }

    private static boolean isShort(final SqlType type) {
        return type.fixedWidthBytes() == Long.BYTES;
    }

    /** Declaration of a column's type, or the empty string if SBE or {@link #STANDARD} has it. */
    static String declaration(final SqlType type) {
        final String name = name(type);
        return switch (type.kind()) {
            case BOOLEAN -> TRUTH;
            case DATE -> simple(name, "int32", "days since 1970-01-01");
            case TIME -> simple(name, "int32", "milliseconds since midnight");
            case INTERVAL_YEAR_MONTH -> simple(name, "int32", "months");
            case INTERVAL_DAY_TIME -> simple(name, "int64", "milliseconds");
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    isShort(type)
                            ? simple(name, "int64", "milliseconds since 1970-01-01 00:00:00")
                            : LONG_TIMESTAMP;
            case DECIMAL -> decimal(name, type);
            default -> "";
        };
    }

    private static String simple(
            final String name, final String primitive, final String description) {
        return String.format(
                Locale.ROOT,
                "<type name=\"%s\" primitiveType=\"%s\" description=\"%s\"/>\n",
                name,
                primitive,
                description);
    }

    private static String decimal(final String name, final SqlType type) {
        final String parts =
                isShort(type)
                        ? part("mantissa", "int64")
                        : part("mantissaLow", "uint64") + part("mantissaHigh", "int64");
        return String.format(
                Locale.ROOT,
                """
                <composite name="%s">
                %s    <type name="exponent" primitiveType="int8" presence="constant">%d</type>
                </composite>
                """,
                name,
                parts,
                -type.scale());
    }

    private static String part(final String name, final String primitive) {
        return "    <type name=\"" + name + "\" primitiveType=\"" + primitive + "\"/>\n";
    }
}
