package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the functions on docs/reference/allocation.md allocate, in the cases that it lists. */
@Tag("c2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ListedAllocationTest {
    private static final int ROWS = 60_000;
    private static final String TABLE =
            """
            CREATE TABLE events (k STRING, g INT, v BIGINT, d DOUBLE, ts TIMESTAMP(3))
            WITH ('connector' = 'filesystem', 'path' = '${dir}/events.csv', 'format' = 'csv');
            """;

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void writeEvents() throws IOException {
        scripts = new CompiledScripts(folder);
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("events.csv"))) {
            for (int row = 0; row < ROWS; row++) {
                csv.write(
                        "key number %d,%d,%d,%d.25,2024-01-01 00:%02d:%02d\n"
                                .formatted(
                                        row % 700,
                                        row % 9,
                                        row,
                                        row % 1000,
                                        row / 60 % 60,
                                        row % 60));
            }
        }
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    /** The bounds are those of the page, for one call of the shape that is here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    wide product       |  700 | (CAST(v AS DECIMAL(22, 0)) + CAST('1234567890123456789012' AS DECIMAL(22, 0))) * CAST(1234567890 AS DECIMAL(10, 0))
                    wide to text       | 1350 | CAST((CAST(v AS DECIMAL(22, 0)) + CAST('1234567890123456789012' AS DECIMAL(22, 0))) AS STRING)
                    wide to double     |  350 | CAST((CAST(v AS DECIMAL(22, 0)) + CAST('1234567890123456789012' AS DECIMAL(22, 0))) AS DOUBLE)
                    wide floor         | 1100 | FLOOR(CAST(v AS DECIMAL(24, 2)) + CAST('1234567890123456789012.5' AS DECIMAL(24, 2)))
                    double to decimal  |  250 | CAST(d AS DECIMAL(20, 5))
                    text to decimal    |  600 | CAST(CONCAT('1234567890123456789.', CAST(v AS STRING)) AS DECIMAL(38, 10))
                    text to double     |  100 | CAST(CONCAT(CAST(v AS STRING), 'e2') AS DOUBLE)
                    text to timestamp  | 2950 | TRY_CAST(CONCAT('2024-02-03T10:11:1', CAST(MOD(v, 10) AS STRING)) AS TIMESTAMP(3))
                    text to time       |  750 | CAST(CONCAT('10:11:1', CAST(MOD(v, 10) AS STRING)) AS TIME)
                    round              |  500 | ROUND(d * 1e15, 3)
                    truncate           |  450 | TRUNCATE(d, 1)
                    round integer      |  300 | ROUND(v, -20)
                    upper              |  500 | UPPER(CONCAT(k, '€'))
                    lpad               |  800 | LPAD(CONCAT(k, '😀'), 30, 'x')
                    bytes to varchar   |  400 | CAST(ENCODE(CONCAT('😀', k), 'UTF-8') AS VARCHAR(5))
                    replace            |  400 | REPLACE(k, SUBSTRING(k FROM 100), 'x')
                    split index        |  200 | SPLIT_INDEX(k, SUBSTRING(k FROM 100), 1)
                    like               |  200 | k LIKE CONCAT('%', CAST(g AS STRING))
                    date format        |  450 | DATE_FORMAT(ts, CASE WHEN g > 4 THEN 'yyyy' ELSE 'MM' END)
                    date format of text | 1250 | DATE_FORMAT(CAST(ts AS STRING), 'yyyy')
                    to date            |  900 | TO_DATE(CAST(ts AS STRING), 'yyyy-MM-dd HH:mm:ss.SSS')
                    unix timestamp     |  850 | UNIX_TIMESTAMP(CAST(ts AS STRING))
                    convert tz         | 2500 | CONVERT_TZ(CAST(CAST(ts AS TIMESTAMP(0)) AS STRING), 'UTC', 'Europe/Berlin')
                    from unixtime      |  850 | FROM_UNIXTIME(v) AFTER SET 'table.local-time-zone' = 'Europe/Berlin'
                    regexp             | 1900 | REGEXP(k, CONCAT('n', CAST(g AS STRING)))
                    regexp replace     |  600 | REGEXP_REPLACE(k, '[üä]', 'x')
                    similar            |  200 | k SIMILAR TO 'key%'
                    regexp instr       |  200 | REGEXP_INSTR(k, '[0-9]')
                    regexp substr      |  350 | REGEXP_SUBSTR(k, '[0-9ü]+')
                    regexp extract all |  550 | REGEXP_EXTRACT_ALL(k, '([0-9])', 1)
                    str to map         | 2450 | STR_TO_MAP(k, ' ', 'u')
                    is decimal         | 3150 | IS_DECIMAL(k)
                    is alpha           |  250 | IS_ALPHA(k)
                    from base64        |  100 | FROM_BASE64(TO_BASE64(k))
                    sha2               | 1150 | SHA2(k, CASE WHEN g > 4 THEN 256 ELSE 512 END)
                    printf             | 1500 | PRINTF('%s: %d', k, g)
                    parse url          |  850 | PARSE_URL(CONCAT('https://shop.example.com/a?n=', CAST(v AS STRING)), 'HOST')
                    json path          |  800 | JSON_VALUE('{"a": 1}', CASE WHEN g > 4 THEN '$.a' ELSE '$.b' END)
                    json filter        |  300 | JSON_QUERY(CONCAT('{"b": [{"a": "', k, '"}]}'), '$.b[?(@.a =~ /key.*/)]')
                    json double        |  100 | JSON_VALUE(CONCAT('{"a": 1e', CAST(g AS STRING), '}'), '$.a' RETURNING DOUBLE)
                    json unquote       |  400 | JSON_UNQUOTE(CONCAT('"a" ', k, '"'))
                    wide to json       | 1400 | JSON_OBJECT('a' VALUE (CAST(v AS DECIMAL(22, 0)) + CAST('1234567890123456789012' AS DECIMAL(22, 0))))
                    encode             |  750 | ENCODE(k, 'UTF-16BE')
                    url decode         |  500 | URL_DECODE(URL_ENCODE(CONCAT(k, 'ü')))
                    """)
    void allocatesAboutThis(final String name, final int bytesPerCall, final String expression) {
        final String[] parts = expression.split(" AFTER ", 2);
        final String set = parts.length == 2 ? parts[1] + "; " : "";
        final CompiledQuery compiled =
                scripts.queries(
                                set
                                        + TABLE.replace("${dir}", folder.toString())
                                        + "SELECT "
                                        + parts[0]
                                        + " FROM events;")
                        .getFirst();
        assertThat(
                        JobAllocation.ofFew(compiled, Map.of("connector", "blackhole"), ROWS)
                                .bytesPerRow())
                .as(name)
                .isPositive()
                .isLessThanOrEqualTo(bytesPerCall);
    }
}
