package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.EngineError;
import io.heliosdb.streaming.gateway.engine.ExecutablePlan;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.engine.ResultFingerprint;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Jobs whose two sources race into the log: no two runs need be alike, but each is like its replay,
 * in bytes and ids.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180) // seconds; a tenth of it when the machine is idle
final class ReplayTest {
    private static final int RUNS = 24;
    private static final int[] BATCH_ROWS = {1, 7, 40, Integer.MAX_VALUE};

    private static final String SCRIPT =
            """
            CREATE TABLE a (k STRING, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/a.csv', 'format' = 'csv');
            CREATE TABLE b (k STRING, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/b.csv', 'format' = 'csv');
            CREATE TABLE windows (w TIMESTAMP(3), k STRING, n BIGINT, s BIGINT, t STRING)
            WITH ('connector' = 'blackhole');
            CREATE TABLE totals (k STRING, n BIGINT, t STRING) WITH ('connector' = 'blackhole');
            CREATE VIEW both_streams AS SELECT * FROM a UNION ALL SELECT * FROM b;
            EXECUTE STATEMENT SET BEGIN
            INSERT INTO windows SELECT window_start, k, COUNT(*), SUM(v), MAX(CONCAT(k, CAST(v AS STRING)))
            FROM TUMBLE(TABLE both_streams, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY window_start, window_end, k;
            INSERT INTO totals SELECT k, COUNT(*), MIN(CONCAT(k, CAST(v AS STRING))) FROM both_streams GROUP BY k;
            END;
            """;

    private static final String TIMED =
            """
            CREATE TABLE a (k STRING, v BIGINT, ts TIMESTAMP(3), p AS PROCTIME())
            WITH ('connector' = 'filesystem', 'path' = '${dir}/a.csv', 'format' = 'csv');
            CREATE TABLE rows_out (k STRING, p TIMESTAMP_LTZ(3)) WITH ('connector' = 'blackhole');
            CREATE TABLE windows (w TIMESTAMP(3), k STRING, n BIGINT, p TIMESTAMP_LTZ(3))
            WITH ('connector' = 'blackhole');
            EXECUTE STATEMENT SET BEGIN
            INSERT INTO rows_out SELECT k, p FROM a;
            INSERT INTO windows SELECT window_start, k, COUNT(*), NOW()
            FROM TUMBLE(TABLE a, DESCRIPTOR(p), INTERVAL '0.005' SECOND)
            GROUP BY window_start, window_end, k;
            END;
            """;

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

    @Test
    void eachRunIsLikeItsReplay() throws IOException {
        writeStream("a.csv", 1);
        writeStream("b.csv", 2);
        final CompiledQuery query = query();
        final Set<List<ResultFingerprint>> seen = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            final List<ResultFingerprint> fingerprints =
                    run(
                            query,
                            context(PipelineMaker.GENERATED)
                                    .batchRowLimit(BATCH_ROWS[run % BATCH_ROWS.length])
                                    .snapshotIntervalRows(run % 3 == 0 ? 999 : 0));
            assertThat(fingerprints)
                    .extracting(ResultFingerprint::sink)
                    .hasSize(3)
                    .last()
                    .isEqualTo("late-0");
            assertThat(fingerprints).allMatch(fingerprint -> fingerprint.count() > 0);
            seen.add(fingerprints);
        }
        assertThat(seen).as("the sources have raced").hasSizeGreaterThan(1);
    }

    @Test
    void theInterpreterIsLikeItsReplay() throws IOException {
        writeStream("a.csv", 3);
        writeStream("b.csv", 4);
        assertThat(run(query(), context(PipelineMaker.INTERPRETED))).hasSize(3);
    }

    /** What time it is, is in the log. */
    @Test
    void processingTimeIsThatOfTheFirstRun() throws IOException {
        writeStream("a.csv", 7);
        final CompiledQuery query =
                scripts.queries(TIMED.replace("${dir}", folder.toString())).getFirst();
        for (final PipelineMaker maker :
                List.of(PipelineMaker.GENERATED, PipelineMaker.INTERPRETED)) {
            final List<ResultFingerprint> fingerprints =
                    run(query, context(maker).batchRowLimit(7).snapshotIntervalRows(999));
            assertThat(fingerprints.getFirst().count()).isEqualTo(20_000);
            assertThat(fingerprints.get(1).count()).isPositive();
        }
    }

    @Test
    void aPipelineThatIsNotAFunctionOfItsLogIsFound() throws IOException {
        writeStream("a.csv", 5);
        writeStream("b.csv", 6);
        final CompiledQuery query = query();
        assertThatThrownBy(() -> run(query, context(shiftingIds())))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(EngineError.REPLAY_DIFFERS));
    }

    /** Makes pipelines of which only the first gives the right ids. */
    private static PipelineMaker shiftingIds() {
        final AtomicInteger made = new AtomicInteger();
        return plan -> {
            final int shift = made.getAndIncrement();
            final ExecutablePlan executable = PipelineMaker.GENERATED.make(plan);
            return new ShiftedPlan(executable, shift);
        };
    }

    /** A plan of which every output is {@link Shifted}. */
    private record ShiftedPlan(ExecutablePlan plan, int shift) implements ExecutablePlan {
        @Override
        public Pipeline open(final Ledger ledger, final List<? extends ResultOutput> outputs) {
            return plan.open(
                    ledger, outputs.stream().map(output -> new Shifted(output, shift)).toList());
        }

        @Override
        public List<OperatorState> operators() {
            return plan.operators();
        }
    }

    /** An output whose results have ordinals that are too great. */
    private record Shifted(ResultOutput output, int shift) implements ResultOutput {
        @Override
        public boolean hasRoom(final int rowCount) {
            return output.hasRoom(rowCount);
        }

        @Override
        public int maxRowBytes() {
            return output.maxRowBytes();
        }

        @Override
        public long claim(final int length) {
            return output.claim(length);
        }

        @Override
        public void commit(final byte kind, final long rowSequence, final int ordinal) {
            output.commit(kind, rowSequence, ordinal + shift);
        }
    }

    private List<ResultFingerprint> run(final CompiledQuery query, final EngineContext context) {
        return new JobRun(
                        query,
                        TableDefinitions.of(query),
                        context.conclude(),
                        engine ->
                                sink -> {
                                    throw new AssertionError("no SELECT");
                                },
                        engine -> window -> null,
                        new StopSwitch())
                .run(progress -> {})
                .fingerprints();
    }

    private static EngineContext context(final PipelineMaker maker) {
        final PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new EngineContext()
                .pipelineMaker(maker)
                .threading(Threading.DEDICATED)
                .keptLogBytes(16 << 20)
                .fingerprints(true)
                .standardOutput(nowhere)
                .standardError(nowhere);
    }

    private CompiledQuery query() {
        return scripts.queries(SCRIPT.replace("${dir}", folder.toString())).getFirst();
    }

    /** Times run ahead and fall back, so that each order of the streams has its own late rows. */
    private void writeStream(final String file, final long seed) throws IOException {
        final Random random = new Random(seed);
        final StringBuilder lines = new StringBuilder();
        for (int row = 0; row < 20_000; row++) {
            final int second = Math.max(0, row / 8 - random.nextInt(20));
            lines.append('k')
                    .append(random.nextInt(50))
                    .append(',')
                    .append(random.nextInt(1000))
                    .append(
                            ",2024-01-01 %02d:%02d:%02d%n"
                                    .formatted(second / 3600, second / 60 % 60, second % 60));
        }
        Files.writeString(folder.resolve(file), lines);
    }
}
