package io.heliosdb.streaming.gateway.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * No event costs a byte of the Java heap once a job is warm: from the bytes of a file through
 * scanner, log, generated code and state to the sink. All agents run on the test's thread, whose
 * allocated bytes the JVM counts exactly.
 */
@Tag("c2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class AllocationTest {
    private static final int ROWS = 240_000;

    private static final String TABLES =
            """
            CREATE TABLE events (k STRING, g INT, v BIGINT, d DOUBLE, p DECIMAL(9, 2), ts TIMESTAMP(3),
              WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/events.csv', 'format' = 'csv');
            CREATE TABLE more_events (k STRING, g INT, v BIGINT, d DOUBLE, p DECIMAL(9, 2), ts TIMESTAMP(3),
              WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/events.csv', 'format' = 'csv');
            CREATE TABLE json_events (k STRING, v BIGINT, ts TIMESTAMP(3))
            WITH ('connector' = 'filesystem', 'path' = '${dir}/events.json', 'format' = 'json');
            CREATE TABLE changes (k STRING, v BIGINT, PRIMARY KEY (k) NOT ENFORCED)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/changes.json', 'format' = 'debezium-json');
            """;

    /**
     * A descriptor set without its last bytes, which are the syntax: {@code message Event { string
     * k = 1; int64 v = 2; double d = 3; repeated int64 a = 4; map<string, int64> m = 5; Part r = 6;
     * Word w = 7; }}, {@code Part { string k = 1; sint64 v = 2; }}, {@code enum Word { A = 0; B =
     * 1; }}.
     */
    private static final String EVENT_DESCRIPTOR =
            "0ae3010a07652e70726f746f229b010a054576656e7412090a016b18012001280912090a01761802"
                + "2001280312090a016418032001280112090a016118042003280312180a016d18052003280b320d2e"
                + "4576656e742e4d456e74727912100a017218062001280b32052e5061727412100a01771807200128"
                + "0e32052e576f72641a280a064d456e747279120b0a036b6579180120012809120d0a0576616c7565"
                + "1802200128033a023801221c0a045061727412090a016b18012001280912090a0176180220012812"
                + "2a140a04576f726412050a0141100012050a014210016206";

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void writeEvents() throws IOException {
        scripts = new CompiledScripts(folder);
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("events.csv"));
                BufferedWriter json = Files.newBufferedWriter(folder.resolve("events.json"));
                BufferedWriter changes = Files.newBufferedWriter(folder.resolve("changes.json"))) {
            for (int row = 0; row < ROWS; row++) {
                final int key = row * 31 % 700;
                final int second = Math.max(0, row / 50 - row % 7);
                final String time =
                        "2024-01-01 %02d:%02d:%02d"
                                .formatted(second / 3600, second / 60 % 60, second % 60);
                csv.write(
                        "key number %d,%d,%d,%d.25,%d.50,%s\n"
                                .formatted(key, key % 9, row, row % 1000, row % 5000, time));
                json.write(
                        "{\"k\":\"key number %d\",\"v\":%d,\"ts\":\"%s\"}\n"
                                .formatted(key, row, time));
                changes.write(
                        "{\"before\":{\"k\":\"key number %1$d\",\"v\":%2$d},\"op\":\"u\",\"after\":{\"k\":\"key number %1$d\",\"v\":%3$d}}\n"
                                .formatted(key, row, row + 1));
            }
        }
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    filter     | SELECT k, v FROM events WHERE v > 10 AND g <> 3 OR k LIKE 'key%7'
                    projection | SELECT CONCAT(UPPER(k), '-', SUBSTRING(k, 5)), v * 2 + g, CASE WHEN g > 4 THEN 'high' WHEN d < 10 THEN TRIM(k) ELSE NULL END, CAST(v AS STRING), p + 1, YEAR(ts), ts FROM events
                    tumble     | SELECT window_start, k, COUNT(*), SUM(v), MIN(d), MAX(k), AVG(v) FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND) GROUP BY window_start, window_end, k
                    hop        | SELECT window_end, k, g, COUNT(v), MAX(v) FROM HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND) GROUP BY window_start, window_end, k, g
                    cumulate   | SELECT window_end, k, COUNT(v), MAX(k), SUM(d) FROM CUMULATE(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND) GROUP BY window_start, window_end, k
                    growing    | SELECT k, v, window_start, window_end FROM CUMULATE(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND)
                    session    | SELECT k, window_start, COUNT(*), SUM(v), MAX(k), COUNT(DISTINCT g) FROM SESSION(TABLE events PARTITION BY k, DESCRIPTOR(ts), INTERVAL '13' SECOND) GROUP BY window_start, window_end, k
                    kept rows  | SELECT k, v, window_start, window_end FROM SESSION(TABLE events PARTITION BY g, DESCRIPTOR(ts), INTERVAL '0.5' SECOND)
                    group by   | SELECT k, g, COUNT(*), SUM(v), MIN(d), MAX(k), AVG(d) FROM events GROUP BY k, g
                    distinct   | SELECT DISTINCT k, g FROM events
                    ending     | SELECT /*+ STATE_TTL('events' = '2 ms') */ k, g, COUNT(*), MAX(k) FROM events GROUP BY k, g
                    by arrival | SELECT k, v FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY PROCTIME() DESC) AS n FROM events) WHERE n = 1
                    having     | SELECT g, SUM(d) FROM events GROUP BY g HAVING SUM(d) > 1000
                    union      | SELECT k, COUNT(*) FROM (SELECT k FROM events UNION ALL SELECT k FROM more_events) GROUP BY k
                    json       | SELECT k, SUM(v) FROM json_events GROUP BY k
                    json text  | SELECT JSON_VALUE(JSON_OBJECT('k' VALUE k, 'v' VALUE JSON_ARRAY(v, p, ts)), '$.v[0]'), JSON_QUERY(JSON_OBJECT('k' VALUE k, 'v' VALUE JSON_ARRAY(v, p)), 'lax $..v[*]'), JSON_EXISTS(k, '$.a'), k IS JSON, JSON_UNQUOTE(JSON_QUOTE(k)) FROM events
                    nested     | SELECT ARRAY_SORT(ARRAY[v, g, NULL]), MAP[k, g, 'x', 1][k], CAST(MAP_UNION(MAP[k, v], MAP['z', v]) AS STRING), ROW(k, ARRAY[d, 2e0], p), MAP_ENTRIES(MAP_FROM_ARRAYS(ARRAY[k, 'y'], ARRAY[ts, ts])), CAST(ROW(k, v) AS ROW<a STRING, b DECIMAL(20, 2)>), ARRAY_JOIN(SPLIT(k, ' '), '-') FROM events
                    collected  | SELECT window_start, k, ARRAY_AGG(v), ARRAY_AGG(DISTINCT k), COLLECT(g), LISTAGG(k), PERCENTILE(v, 0.5), PERCENTILE(d, ARRAY[0.1e0, 0.9e0]), JSON_ARRAYAGG(k) FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND) GROUP BY window_start, window_end, k
                    merged     | SELECT window_end, g, ARRAY_AGG(v), COLLECT(k), LISTAGG(k), PERCENTILE(v, ARRAY[0.5e0]), JSON_OBJECTAGG(KEY CAST(v AS STRING) VALUE v) FROM HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND) GROUP BY window_start, window_end, g
                    taken back | SELECT n, ARRAY_AGG(v), COLLECT(v), LISTAGG(k), PERCENTILE(v, 0.5), JSON_OBJECTAGG(KEY k VALUE v), JSON_ARRAYAGG(k), LAST_VALUE(r) FROM (SELECT k, MAX(v) AS v, LAST_VALUE(ROW(k, v)) AS r, MOD(COUNT(*), 70) AS n FROM events GROUP BY k) GROUP BY n, MOD(HASH_CODE(k), 70)
                    sketches   | SELECT window_end, g, APPROX_COUNT_DISTINCT(v), APPROX_COUNT_DISTINCT(k), APPROX_COUNT_DISTINCT(d) FROM HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND) GROUP BY window_start, window_end, g
                    sketched   | SELECT g, APPROX_COUNT_DISTINCT(v), APPROX_COUNT_DISTINCT(CONCAT(k, ' and more than sixteen')) FROM events GROUP BY g
                    random     | SELECT RAND(1), RAND_INTEGER(2, 10), RAND(g), RAND(), RAND_INTEGER(5), UUID() FROM events WHERE RAND(3) < 0.9
                    nested key | SELECT r, COUNT(*) FROM (SELECT ROW(k, ARRAY[g, 1]) AS r FROM events) GROUP BY r
                    map key    | SELECT m, COUNT(*) FROM (SELECT MAP[k, ROW(g, MAP[v, 1, g, 2]), 'a', ROW(g, MAP[g, 1, -1, 2])] AS m FROM events) GROUP BY m
                    codes      | SELECT ELT(g, k, 'x', UPPER(k)), UNHEX(HEX(k)), HASH_CODE(k), DECODE(ENCODE(k, 'UTF-8'), 'UTF-8') FROM events
                    top        | SELECT k, v, d FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY g ORDER BY v DESC, k) AS n FROM events) WHERE n <= 3
                    ranks      | SELECT k, n FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY g ORDER BY total DESC) AS n FROM (SELECT k, g, SUM(v) AS total FROM events GROUP BY k, g)) WHERE n <= 4
                    last rows  | SELECT k, v, ts FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts DESC) AS n FROM events) WHERE n = 1
                    first rows | SELECT k, v, ts FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k, v ORDER BY ts) AS n FROM events) WHERE n = 1
                    by time    | SELECT k, v, ts FROM events ORDER BY ts, k
                    unnest     | SELECT k, x, UPPER(x) FROM events CROSS JOIN UNNEST(ARRAY[k, CAST(v AS STRING), SUBSTRING(k, 3)]) WITH ORDINALITY AS u (x, n) WHERE n <> g
                    semi join  | SELECT k, v FROM events WHERE k IN (SELECT k FROM more_events WHERE v < 5000)
                    anti join  | SELECT k, v FROM events AS e WHERE NOT EXISTS (SELECT * FROM more_events AS m WHERE m.v = e.v AND m.d < e.d + 3)
                    window top | SELECT k, v, rn FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, g ORDER BY v DESC) AS rn FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)) WHERE rn <= 3
                    changes    | SELECT k, v FROM changes WHERE v <> 5
                    of changes | SELECT k, COUNT(*), SUM(v), MAX(v) FROM changes GROUP BY k
                    except     | SELECT k, g FROM events EXCEPT ALL SELECT k, g FROM more_events
                    regular    | SELECT REGEXP_EXTRACT(k, 'number ([0-9]+)', 1), REGEXP_REPLACE(k, '[aeiou]+', '*'), REGEXP_REPLACE(k, 'e[a-z]', ''), REGEXP_COUNT(k, '[0-9]') FROM events WHERE REGEXP(k, 'ey [a-z]+ ?[0-9]*[02468]')
                    digests    | SELECT MD5(k), SHA1(k), SHA224(k), SHA256(k), SHA384(k), SHA512(k), TO_BASE64(k) FROM events
                    addresses  | SELECT PARSE_URL(CONCAT('https://shop.example.com/a?n=', CAST(v AS STRING), '&k=1'), 'QUERY', 'n'), UPPER(CONCAT(k, 'ü')), LOWER(CONCAT('Ä', k)) FROM events
                    of a split | SELECT CARDINALITY(SPLIT(k, ' ')), ARRAY_CONTAINS(SPLIT(k, ' '), 'number'), SPLIT(k, 'number ')[2], SPLIT(k, ' ') FROM events
                    documents  | SELECT JSON_VALUE(j, '$.k'), JSON_VALUE(j, '$.l[1]' RETURNING INTEGER), JSON_EXISTS(j, '$.m.n'), JSON_QUERY(j, '$.l') FROM (SELECT CONCAT('{"k": "', k, '", "l": [1, ', CAST(g AS STRING), ']}') AS j FROM events)
                    filters    | SELECT JSON_QUERY(j, '$.l[?(@.a > 2.5 && @.k == "x" && !(@.z))].a'), JSON_QUERY(j, 'lax $..[?(@.a in [1, 7] && @.k <= $.k)]') FROM (SELECT CONCAT('{"k": "', k, '", "l": [{"a": ', CAST(g AS STRING), ', "k": "x"}, {"a": 7}]}') AS j FROM events)
                    """)
    void aWarmJobAllocatesNothing(final String name, final String query) {
        allocatedBytes(query, Map.of("connector", "blackhole")).assertNothing(name);
    }

    @Test
    void changesThatComeTwiceAllocateNothing() {
        final String query =
                "SET 'table.exec.source.cdc-events-duplicate' = 'true'; SELECT k, v FROM changes";
        final Map<String, String> target = Map.of("connector", "blackhole");
        allocatedBytes(query, target).assertNothing("twice");
        allocatedBytes("SET 'table.exec.state.ttl' = '2 ms';" + query, target)
                .assertNothing("twice, for a time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    csv  | SELECT k, v, d, p, ts FROM events
                    json | SELECT k, v, d, p, ts FROM events
                    """)
    void aWarmFileSinkAllocatesNothing(final String format, final String query) {
        final Map<String, String> options =
                Map.of(
                        "connector",
                        "filesystem",
                        "path",
                        folder.resolve(format).toString(),
                        "format",
                        format);
        allocatedBytes(query, options).assertNothing(format);
    }

    /** Writes a file of Avro with values in values, and reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"snappy", "deflate"})
    void warmFilesOfAvroAllocateNothing(final String codec) {
        final String path = folder.resolve("avro-" + codec).toString();
        final String nested =
                "k, v, d, p, ts, ARRAY[g, v] AS a, MAP[k, d, 'x', d] AS m, CAST(ROW(k, ARRAY[k,"
                        + " 'y']) AS ROW<f0 STRING, f1 ARRAY<STRING>>) AS r";
        allocatedBytes(
                        "SELECT " + nested + " FROM events",
                        Map.of(
                                "connector",
                                "filesystem",
                                "path",
                                path,
                                "format",
                                "avro",
                                "avro.codec",
                                codec))
                .assertNothing("written");
        allocatedBytes(
                        """
                        CREATE TABLE avro_events (r ROW<f0 STRING, f1 ARRAY<STRING>>, v BIGINT, k STRING, lost STRING,
                          p DECIMAL(9, 2), a ARRAY<BIGINT>, m MAP<STRING, DOUBLE>, ts TIMESTAMP(3))
                        WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'avro');
                        SELECT r, k, v, m, a[2], p, ts, lost FROM avro_events WHERE v <> 7
                        """
                                .formatted(path),
                        Map.of("connector", "blackhole"))
                .assertNothing("read");
    }

    /** Writes messages of Protobuf, and reads them. */
    @ParameterizedTest
    @ValueSource(strings = {"proto2", "proto3"})
    void warmMessagesOfProtobufAllocateNothing(final String syntax) throws IOException {
        final Path set = folder.resolve(syntax + ".desc");
        final HexFormat digits = HexFormat.of();
        Files.write(
                set, digits.parseHex(EVENT_DESCRIPTOR + digits.formatHex(syntax.getBytes(UTF_8))));
        final String path = folder.resolve(syntax).toString();
        final Map<String, String> target =
                Map.of(
                        "connector",
                        "filesystem",
                        "path",
                        path,
                        "format",
                        "protobuf",
                        "protobuf.descriptor-file",
                        set.toString(),
                        "protobuf.message-name",
                        "Event");
        allocatedBytes(
                        "SELECT k, v, d, ARRAY[g, v] AS a, MAP[k, v, 'x', v] AS m, CAST(ROW(k, v)"
                            + " AS ROW<k STRING, v BIGINT>) AS r, CASE WHEN v < 5 THEN 'A' ELSE 'B'"
                            + " END AS w FROM events",
                        target)
                .assertNothing("written");
        allocatedBytes(
                        """
                        CREATE TABLE messages (w STRING, r ROW<v BIGINT, k STRING>, v BIGINT, k STRING, a ARRAY<BIGINT>,
                          m MAP<STRING, BIGINT>, d DOUBLE)
                        WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'protobuf',
                          'protobuf.descriptor-file' = '%s', 'protobuf.message-name' = 'Event');
                        SELECT r, k, v, m, a[2], d, w FROM messages WHERE v <> 7
                        """
                                .formatted(path, set),
                        Map.of("connector", "blackhole"))
                .assertNothing("read");
    }

    private JobAllocation allocatedBytes(final String query, final Map<String, String> target) {
        final CompiledQuery compiled =
                scripts.queries(TABLES.replace("${dir}", folder.toString()) + query + ";")
                        .getFirst();
        return JobAllocation.of(compiled, target, ROWS);
    }
}
