package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a type as Flink serializes it. */
final class TypeText {
    private static final Pattern SIMPLE =
            Pattern.compile(
                    "([A-Z]+)(?:\\((\\d+)(?:, (\\d+))?\\))?( WITH LOCAL TIME ZONE)?( NOT NULL)?");
    private static final Pattern INTERVAL =
            Pattern.compile(
                    "INTERVAL ([A-Z]+)(?:\\(\\d+\\))?(?: TO [A-Z]+(?:\\(\\d+\\))?)?( NOT NULL)?");

    private final String text;

    TypeText(final String text) {
        this.text = text;
    }

    SqlType type() {
        final Matcher interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            final boolean isMonths =
                    interval.group(1).equals("YEAR") || interval.group(1).equals("MONTH");
            return SqlType.of(isMonths ? TypeKind.INTERVAL_YEAR_MONTH : TypeKind.INTERVAL_DAY_TIME)
                    .withNullable(interval.group(2) == null);
        }
        final Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return simple(simple).withNullable(simple.group(5) == null);
        }
        return nested().withNullable(!text.endsWith(" NOT NULL"));
    }

    private SqlType simple(final Matcher type) {
        final int first = type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
        final int second = type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
        return switch (type.group(1)) {
            case "BOOLEAN" -> SqlType.BOOLEAN;
            case "TINYINT" -> SqlType.TINYINT;
            case "SMALLINT" -> SqlType.SMALLINT;
            case "INT" -> SqlType.INTEGER;
            case "BIGINT" -> SqlType.BIGINT;
            case "FLOAT" -> SqlType.FLOAT;
            case "DOUBLE" -> SqlType.DOUBLE;
            case "DECIMAL" -> SqlType.decimal(first, second);
            case "CHAR" -> SqlType.character(first);
            case "VARCHAR" -> SqlType.varchar(first);
            case "STRING" -> SqlType.STRING;
            case "BINARY" -> SqlType.binary(first);
            case "VARBINARY" -> SqlType.varbinary(first);
            case "BYTES" -> SqlType.varbinary(SqlType.UNLIMITED);
            case "DATE" -> SqlType.DATE;
            case "TIME" -> SqlType.time(first);
            case "TIMESTAMP" ->
                    type.group(4) == null
                            ? SqlType.timestamp(first)
                            : new SqlType(TypeKind.TIMESTAMP_LTZ, first, 0, true);
            case "BITMAP" -> SqlType.of(TypeKind.BITMAP);
            case "NULL" -> SqlType.of(TypeKind.NULL);
            default -> throw Fields.unreadable("unknown type " + text);
        };
    }

    private SqlType nested() {
        final int open = text.indexOf('<');
        final String name = open < 0 ? "" : text.substring(0, open);
        return switch (name) {
            case "ARRAY" -> SqlType.array(part(open + 1));
            case "MULTISET" -> SqlType.multiset(part(open + 1));
            case "MAP" -> SqlType.map(part(open + 1), part(typeEnd(open + 1) + 2));
            case "ROW" -> {
                final List<String> names = new ArrayList<>();
                final List<SqlType> types = new ArrayList<>();
                for (final Map.Entry<String, String> field : rowFields()) {
                    names.add(field.getKey());
                    types.add(new TypeText(field.getValue()).type());
                }
                yield SqlType.row(names, types);
            }
            default -> throw Fields.unreadable("unknown type " + text);
        };
    }

    private SqlType part(final int start) {
        return new TypeText(text.substring(start, typeEnd(start))).type();
    }

    /** Names and types of {@code ROW<`a` INT, `b` ROW<…>>}. */
    List<Map.Entry<String, String>> rowFields() {
        if (!text.startsWith("ROW<") || !text.replaceAll(" NOT NULL$", "").endsWith(">")) {
            throw Fields.unreadable("not a row type: " + text);
        }
        final List<Map.Entry<String, String>> fields = new ArrayList<>();
        int at = "ROW<".length();
        while (text.charAt(at) == '`') {
            final int nameEnd = quoteEnd(at);
            final String name = text.substring(at + 1, nameEnd).replace("``", "`");
            final int typeEnd = typeEnd(nameEnd + 2);
            fields.add(Map.entry(name, text.substring(nameEnd + 2, typeEnd)));
            at = typeEnd + 2;
            if (text.charAt(typeEnd) == '>') {
                break;
            }
        }
        return fields;
    }

    private int quoteEnd(final int start) {
        int end = text.indexOf('`', start + 1);
        while (end + 1 < text.length() && text.charAt(end + 1) == '`') {
            end = text.indexOf('`', end + 2);
        }
        return end;
    }

    /**
     * Where the type from {@code start} ends: at a comma or closing bracket of this level. A
     * field's comment, if any, is not expected in plans.
     */
    private int typeEnd(final int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '<', '(' -> depth++;
                case ')' -> depth--;
                case '`' -> i = quoteEnd(i);
                case '>' -> {
                    if (depth == 0) {
                        return i;
                    }
                    depth--;
                }
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw Fields.unreadable("not a type of parts: " + text);
    }
}
