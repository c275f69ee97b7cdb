package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.text.Ascii;
import io.heliosdb.streaming.codecs.type.SqlType;

/**
 * Writes tokens as values of a row's columns.
 *
 * <p>What a token means is Flink's rule: a number may also be a string with blanks around it; a
 * number with a fraction is cut off for INT and BIGINT and bad for TINYINT and SMALLINT; a BOOLEAN
 * is true or false, or true for the string {@code true} and false for everything else; a text
 * column takes every token as it is spelled. One thread.
 */
final class JsonValues {
    /** Longest number that is read. */
    static final int NUMBER_LIMIT_BYTES = 1000;

    private final FieldWriter writer;

    JsonValues(final FieldWriter writer) {
        this.writer = writer;
    }

    /**
     * Refuses what is not supported.
     *
     * @throws HeliosException {@code HCOD-0102}
     */
    static void checkType(final Column column) {
        if (!isPossible(column.type())) {
            throw HeliosException.of(
                            FormatError.TYPE,
                            "the json format has no values of type " + column.type())
                    .detail("column " + column.name())
                    .hint("declare the column with another type, such as STRING");
        }
    }

    private static boolean isPossible(final SqlType type) {
        return switch (type.kind()) {
            case NULL, SYMBOL -> false;
            case MAP, MULTISET ->
                    type.parts().getFirst().isCharacter() && isPossible(type.parts().getLast());
            default -> type.parts().stream().allMatch(JsonValues::isPossible);
        };
    }

    /**
     * Writes a value.
     *
     * @param token its kind, neither NULL nor an object or array in a text column
     * @return an outcome of {@link FieldWriter}
     */
    int put(final int column, final JsonToken token, final long address, final int length) {
        final boolean isNumber = token == JsonToken.INTEGER || token == JsonToken.FRACTION;
        if (isNumber && length > NUMBER_LIMIT_BYTES) {
            return FieldWriter.INVALID;
        }
        return switch (writer.kind(column)) {
            case CHAR, VARCHAR -> writer.putText(column, address, length);
            case BINARY, VARBINARY -> writer.putBase64(column, address, length);
            case DATE -> writer.putDate(column, address, length);
            case TIME -> writer.putTime(column, address, length);
            case TIMESTAMP, TIMESTAMP_LTZ -> writer.putTimestamp(column, address, length);
            default -> {
                final int blanks = Ascii.leadingSpace(address, length);
                final long trimmed = address + blanks;
                yield putTrimmed(
                        column, token, trimmed, Ascii.trimmedLength(trimmed, length - blanks));
            }
        };
    }

    private int putTrimmed(
            final int column, final JsonToken token, final long address, final int length) {
        return switch (writer.kind(column)) {
            case BOOLEAN ->
                    writer.putBoolean(column, Ascii.equalsIgnoreCase(address, length, "true"));
            case FLOAT, DOUBLE -> writer.putApproximate(column, address, length);
            case DECIMAL -> writer.putDecimal(column, address, length);
            case TINYINT, SMALLINT -> writer.putInteger(column, address, length);
            default ->
                    token == JsonToken.FRACTION
                            ? writer.putTruncated(column, address, length)
                            : writer.putInteger(column, address, length);
        };
    }
}
