package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.CsvRecords;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** How rows are written. */
enum InputFormat {
    /** Fields in order, nothing where there is no value. */
    CSV("t.csv", "'format' = 'csv',\n  'csv.null-literal' = ''") {
        @Override
        String line(final List<Column> columns, final List<String> values) {
            final List<String> fields = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                fields.add(zoned(columns.get(i).type(), values.get(i)));
            }
            return CsvRecords.join(fields);
        }
    },
    /** An object for each row; texts may be empty there. */
    JSON("t.json", "'format' = 'json'") {
        @Override
        String line(final List<Column> columns, final List<String> values) {
            final StringJoiner line = new StringJoiner(", ", "{", "}");
            for (int i = 0; i < columns.size(); i++) {
                final String value = zoned(columns.get(i).type(), values.get(i));
                final boolean isBare =
                        switch (columns.get(i).type()) {
                            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT -> true;
                            case DECIMAL, LONG_DECIMAL -> true;
                            case INTS, TEXTS, COUNTS, PAIR, PAIRS -> true;
                            case FLOAT, DOUBLE -> value == null || !hasLetters(value);
                            default -> false;
                        };
                line.add(
                        '"'
                                + columns.get(i).name()
                                + "\": "
                                + (value == null || isBare ? value : quoted(value)));
            }
            return line.toString();
        }
    };

    private final String fileName;
    private final String options;

    InputFormat(final String fileName, final String options) {
        this.fileName = fileName;
        this.options = options;
    }

    String fileName() {
        return fileName;
    }

    /** What the declaration of the table says about it. */
    String options() {
        return options;
    }

    /** A row as a line. */
    abstract String line(List<Column> columns, List<String> values);

    /** Instants are in UTC. */
    private static String zoned(final SqlType type, final String value) {
        return type == SqlType.INSTANT && value != null ? value + 'Z' : value;
    }

    private static boolean hasLetters(final String number) {
        return number.startsWith("N") || number.endsWith("y");
    }

    private static String quoted(final String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
