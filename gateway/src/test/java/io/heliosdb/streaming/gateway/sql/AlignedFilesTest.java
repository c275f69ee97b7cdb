package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.gateway.alignment.AlignedSource;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.ExecutablePlan;
import io.heliosdb.streaming.gateway.engine.JobProgress;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.plan.StreamPlan;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Two files of one group, of which one is three times as fast in event time and a third as long.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class AlignedFilesTest {
    private static final int DENSE_ROWS = 90_000;
    private static final int SPARSE_ROWS = 30_000;
    private static final long MAX_DRIFT_MS = 6 * 3_600_000L;

    /** What a source reads before it asks again, a row each ten seconds. */
    private static final long BATCH_MS = 4_096 * 10_000L;

    /** That the state keeps of each row. */
    private static final int TEXT_BYTES = 2_000;

    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static final String SCRIPT =
            """
            CREATE TABLE dense (k BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/dense.csv', 'format' = 'csv',
                  'scan.watermark.alignment.group' = 'g', 'scan.watermark.alignment.max-drift' = '${drift}');
            CREATE TABLE sparse (k BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'filesystem', 'path' = '${dir}/sparse.csv', 'format' = 'csv');
            CREATE TABLE texts (k BIGINT, t STRING) WITH ('connector' = 'blackhole');
            CREATE VIEW both_tables AS
            SELECT * FROM dense UNION ALL SELECT * FROM sparse
            /*+ OPTIONS('scan.watermark.alignment.group' = 'g', 'scan.watermark.alignment.max-drift' = '${drift}') */;
            INSERT INTO texts SELECT k, MAX(CONCAT(REPEAT('text', 500), CAST(k AS STRING)))
            FROM TUMBLE(TABLE both_tables, DESCRIPTOR(ts), INTERVAL '1' HOUR)
            GROUP BY window_start, window_end, k;
            """;

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void prepare() throws IOException {
        scripts = new CompiledScripts(folder);
        write("dense.csv", DENSE_ROWS, 3);
        write("sparse.csv", SPARSE_ROWS, 10);
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    private static void write(final String file, final int rows, final int seconds)
            throws IOException {
        final StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            final String time = START.plusSeconds((long) row * seconds).toString();
            lines.append(row)
                    .append(',')
                    .append(time.replace('T', ' '))
                    .append(time.length() < 17 ? ":00\n" : "\n");
        }
        Files.writeString(folder.resolve(file), lines);
    }

    /** What was seen while a job ran. */
    private static final class Run {
        private long greatestDriftMs;
        private long greatestStateBytes;
        private boolean wasHeldBack;
        private JobProgress end;
    }

    private Run run(final String drift, final PipelineMaker maker, final Threading threading) {
        final String script =
                SCRIPT.replace("${dir}", folder.toString()).replace("${drift}", drift);
        final CompiledQuery query = scripts.queries(script).getFirst();
        final Run run = new Run();
        final Ledgers ledgers = new Ledgers(maker);
        final PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        run.end =
                new JobRun(
                                query,
                                TableDefinitions.of(query),
                                new EngineContext()
                                        .pipelineMaker(ledgers)
                                        .threading(threading)
                                        .standardOutput(nowhere)
                                        .standardError(nowhere)
                                        .conclude(),
                                engine -> sink -> null,
                                engine -> window -> null,
                                new StopSwitch())
                        .run(progress -> look(run, progress, ledgers))
                        .progress();
        assertThat(run.end.rowCount()).isEqualTo(DENSE_ROWS + SPARSE_ROWS);
        assertThat(run.end.lateRowCount()).isZero();
        return run;
    }

    private static void look(final Run run, final JobProgress progress, final Ledgers ledgers) {
        for (final AlignedSource source : progress.alignedSources()) {
            run.greatestDriftMs = Math.max(run.greatestDriftMs, source.aheadMs());
            run.wasHeldBack |= source.isHeldBack();
        }
        run.greatestStateBytes = Math.max(run.greatestStateBytes, ledgers.openBytes());
    }

    /** Shows the memory of the engine that its pipelines are made for. */
    private static final class Ledgers implements PipelineMaker {
        private final PipelineMaker inside;
        private volatile Ledger ledger;
        private volatile long bytesBefore;

        private Ledgers(final PipelineMaker inside) {
            this.inside = inside;
        }

        private long openBytes() {
            return ledger.openBytes() - bytesBefore;
        }

        @Override
        public ExecutablePlan make(final StreamPlan plan) {
            final ExecutablePlan executable = inside.make(plan);
            return new ExecutablePlan() {
                @Override
                public Pipeline open(
                        final Ledger given, final List<? extends ResultOutput> outputs) {
                    ledger = given;
                    bytesBefore = given.openBytes();
                    return executable.open(given, outputs);
                }

                @Override
                public List<OperatorState> operators() {
                    return executable.operators();
                }
            };
        }
    }

    @Test
    void theSparseFileWaits() {
        final Run apart = run("3650 d", PipelineMaker.GENERATED, Threading.INVOKER);
        assertThat(apart.greatestDriftMs).isGreaterThan(2 * (MAX_DRIFT_MS + BATCH_MS));
        assertThat(apart.wasHeldBack).isFalse();
        final Run aligned = run("6 h", PipelineMaker.GENERATED, Threading.INVOKER);
        assertThat(aligned.greatestDriftMs).isBetween(MAX_DRIFT_MS, MAX_DRIFT_MS + BATCH_MS);
        assertThat(aligned.wasHeldBack).isTrue();
        assertThat(aligned.end.resultCount()).isEqualTo(apart.end.resultCount());
        assertThat(apart.greatestStateBytes - aligned.greatestStateBytes)
                .isGreaterThan(5_000L * TEXT_BYTES);
    }

    @ParameterizedTest
    @EnumSource(Threading.class)
    void theDriftIsBoundedOnAnyThreads(final Threading threading) {
        for (final PipelineMaker maker :
                List.of(PipelineMaker.GENERATED, PipelineMaker.INTERPRETED)) {
            final Run aligned = run("6 h", maker, threading);
            assertThat(aligned.greatestDriftMs).isLessThanOrEqualTo(MAX_DRIFT_MS + BATCH_MS);
            assertThat(aligned.wasHeldBack).isTrue();
        }
    }
}
