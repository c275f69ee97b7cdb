package io.heliosdb.streaming.perf.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random files, mostly right, read by Flink and by us: the same rows, or both refuse. */
class FormatTwinTest {
    private static final int FILES = 1_500;
    private static final List<SqlType> TYPES =
            List.of(
                    SqlType.BOOLEAN,
                    SqlType.TINYINT,
                    SqlType.SMALLINT,
                    SqlType.INTEGER,
                    SqlType.BIGINT,
                    SqlType.FLOAT,
                    SqlType.DOUBLE,
                    SqlType.decimal(10, 2),
                    SqlType.STRING,
                    SqlType.DATE,
                    SqlType.time(0),
                    SqlType.timestamp(3));

    private static final List<String> CONSTANTS =
            List.of("null", "true", "{}", "[1,{\"c1\":2}]", "{\"c1\": 1.50}");

    private final Random random = new Random(29);

    private List<Column> columns() {
        final List<Column> columns = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            columns.add(new Column("c" + i, TYPES.get(random.nextInt(TYPES.size()))));
        }
        return columns;
    }

    private Map<String, String> csvOptions() {
        final Map<String, String> options = new HashMap<>();
        options.put("ignore-parse-errors", Boolean.toString(random.nextInt(4) > 0));
        if (random.nextInt(4) == 0) {
            options.put("null-literal", random.nextBoolean() ? "" : "a");
        }
        if (random.nextInt(6) == 0) {
            options.put("escape-character", "\\");
        }
        for (final String flag :
                List.of(
                        "trim-spaces",
                        "ignore-trailing-unmappable",
                        "fail-on-missing-columns",
                        "empty-string-as-null",
                        "allow-comments",
                        "disable-quote-character")) {
            if (random.nextInt(10) == 0) {
                options.put(flag, "true");
            }
        }
        return options;
    }

    @Test
    void csvFilesHaveTheSameRows() {
        final RandomTexts texts = new RandomTexts(random, "0123456789-+.:eE \"a#\\T\t");
        int compared = 0;
        for (int i = 0; i < FILES; i++) {
            final List<Column> columns = columns();
            final Map<String, String> options = csvOptions();
            final StringBuilder file = new StringBuilder();
            for (int line = random.nextInt(6); line > 0; line--) {
                for (int column = 0; column < columns.size(); column++) {
                    final String text = texts.value(columns.get(column).type());
                    file.append(column == 0 ? "" : ",")
                            .append(random.nextInt(5) == 0 ? quoted(text) : text);
                }
                file.append(random.nextInt(12) == 0 ? "," : "");
                file.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
            }
            final String input =
                    random.nextInt(5) == 0 ? texts.mutated(file.toString()) : file.toString();
            final byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
            compared +=
                    compare(
                            "csv " + columns + options + "\n" + input,
                            Boolean.parseBoolean(options.get("ignore-parse-errors")),
                            FlinkFormats.csv(bytes, columns, options),
                            OurFormats.csv(bytes, columns, options));
        }
        assertThat(compared).isGreaterThan(FILES / 2);
    }

    private String quoted(final String text) {
        return '"' + text.replace("\"", "\"\"") + (random.nextInt(5) == 0 ? "\n" : "") + '"';
    }

    @Test
    void jsonFilesHaveTheSameRows() {
        final RandomTexts texts = new RandomTexts(random, "0123456789-+.:eE {}[],a");
        int compared = 0;
        for (int i = 0; i < FILES; i++) {
            final List<Column> columns = columns();
            final boolean isTolerant = random.nextInt(4) > 0;
            final StringBuilder file = new StringBuilder();
            for (int line = random.nextInt(6); line > 0; line--) {
                file.append(object(columns, texts)).append(random.nextInt(8) == 0 ? "\r\n" : "\n");
            }
            final String input =
                    random.nextInt(5) == 0 ? texts.mutated(file.toString()) : file.toString();
            final byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
            final Map<String, String> options =
                    Map.of("ignore-parse-errors", Boolean.toString(isTolerant));
            compared +=
                    compare(
                            "json " + columns + options + "\n" + input,
                            isTolerant,
                            FlinkFormats.json(bytes, columns, isTolerant),
                            OurFormats.json(bytes, columns, options));
        }
        assertThat(compared).isGreaterThan(FILES / 2);
    }

    private String object(final List<Column> columns, final RandomTexts texts) {
        final List<String> members = new ArrayList<>();
        for (final Column column : columns) {
            final int choice = random.nextInt(12);
            final String name = choice == 0 ? "other" : column.name();
            // Flink takes an object for the BOOLEAN false, and what is in it for further members.
            final boolean canNest = column.type().kind() != TypeKind.BOOLEAN;
            final String value =
                    switch (random.nextInt(8)) {
                        case 0 -> CONSTANTS.get(random.nextInt(canNest ? CONSTANTS.size() : 2));
                        case 1, 2 -> Double.toString(random.nextInt(2000) / 8.0);
                        case 3 -> Integer.toString(random.nextInt());
                        default -> '"' + texts.value(column.type()) + '"';
                    };
            if (choice != 1) {
                members.add('"' + name + "\":" + value);
            }
        }
        return "{" + String.join(random.nextBoolean() ? "," : " , ", members) + "}";
    }

    /** Compares; 1 if both have read the file, 0 if there is nothing to compare. */
    private static int compare(
            final String description,
            final boolean isTolerant,
            final Optional<List<String>> flink,
            final Optional<List<String>> ours) {
        if (isTolerant && flink.isEmpty()) {
            // A second error on the line of the first ends Flink's reader even so.
            assertThat(ours).as(description).isPresent();
            return 0;
        }
        assertThat(ours).as(description).isEqualTo(flink);
        return flink.isPresent() ? 1 : 0;
    }
}
