package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.Engine;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.JobDefinition;
import io.heliosdb.streaming.gateway.engine.RunningJob;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * State is off the heap: with millions of keys in it, a job has no more live objects than with a
 * thousand. {@code -Dheliosdb.heap.keys=N} sets the number of keys of the first query; the others
 * have a tenth.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180) // seconds; a tenth of it when the machine is idle
final class FlatHeapTest {
    private static final long FEW_KEYS = 1_000;
    private static final long MANY_KEYS = Long.getLong("heliosdb.heap.keys", 10_000_000);

    /** What the JVM and the test may keep; an object per key would be more, even of the fewest. */
    private static final long SPARE_BYTES = 8 << 20;

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void openPlanner() {
        scripts = new CompiledScripts(folder);
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
                    groups         |  1 | SELECT k, COUNT(*), SUM(k) FROM keys GROUP BY k
                    window         | 10 | SELECT window_end, k, MAX(k) FROM TUMBLE(TABLE keys, DESCRIPTOR(ts), INTERVAL '10' DAY) GROUP BY window_start, window_end, k
                    groups of text | 10 | SELECT CONCAT('key number ', CAST(k AS STRING)), COUNT(*) FROM keys GROUP BY CONCAT('key number ', CAST(k AS STRING))
                    """)
    void heapStaysFlat(final String name, final int divisor, final String query) {
        heapBytes(query, FEW_KEYS); // loads classes, fills caches
        final long few = heapBytes(query, FEW_KEYS);
        final long many = heapBytes(query, MANY_KEYS / divisor);
        System.out.printf(
                "FlatHeapTest, %s: %,d bytes of heap with %,d keys, %,d with %,d%n",
                name, few, FEW_KEYS, many, MANY_KEYS / divisor);
        assertThat(many).as(name).isLessThan(few + SPARE_BYTES);
    }

    /** Bytes of live objects while the job has all keys in its state. */
    private long heapBytes(final String query, final long keys) {
        final CompiledQuery compiled =
                scripts.queries(
                                """
                                CREATE TABLE keys (k BIGINT, ts AS TIMESTAMP '2024-01-01 00:00:00.000',
                                  WATERMARK FOR ts AS ts)
                                WITH ('connector' = 'datagen', 'number-of-rows' = '%d', 'rows-per-second' = '100000000',
                                  'fields.k.kind' = 'sequence', 'fields.k.start' = '1',
                                  'fields.k.end' = '%d');
                                %s;
                                """
                                        .formatted(keys, keys, query))
                        .getFirst();
        try (Engine engine = new Engine(context())) {
            final RunningJob job =
                    engine.start(
                            new JobDefinition(
                                    "test",
                                    compiled.plan(),
                                    TableDefinitions.of(compiled),
                                    sink ->
                                            Connectors.sink(
                                                    new TableDefinition(
                                                            "target",
                                                            sink.columns(),
                                                            Map.of("connector", "blackhole")),
                                                    engine.connectorContext()),
                                    window -> null));
            while (job.processedRowCount() < keys) {
                assertThat(job.failure()).isEmpty();
                engine.invoke();
            }
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    private static EngineContext context() {
        final PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new EngineContext()
                .threading(Threading.INVOKER)
                .standardOutput(nowhere)
                .standardError(nowhere)
                .conclude();
    }
}
