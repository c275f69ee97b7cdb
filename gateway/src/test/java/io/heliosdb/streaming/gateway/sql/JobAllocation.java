package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.Engine;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.JobDefinition;
import io.heliosdb.streaming.gateway.engine.RunningJob;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a job allocates once it is warm. All its agents run on the caller's thread, whose allocated
 * bytes the JVM counts exactly.
 *
 * @param bytes of the Java heap, in windows of rows one after another
 * @param windowRows rows in each
 */
record JobAllocation(List<Long> bytes, int windowRows) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_ROWS = 120_000;

    /** Rows after which the compilers are waited for. */
    private static final int WARM_STEP_ROWS = 10_000;

    private static final int WINDOWS = 4;
    private static final int WINDOW_ROWS = 25_000;

    /** Enough where a row allocates anyway: what C1 makes of the code is what counts then. */
    private static final int FEW_WARM_ROWS = 20_000;

    private static final int FEW_WINDOW_ROWS = 5_000;

    /** What the JVM itself may allocate once on the thread, for all rows together. */
    private static final long ONCE_BYTES = 2_000;

    /**
     * Runs a job to its end.
     *
     * @param target options of the table that the rows go to
     * @param rows how many the query reads at least
     */
    static JobAllocation of(
            final CompiledQuery compiled, final Map<String, String> target, final int rows) {
        return of(compiled, target, rows, WARM_ROWS, WINDOW_ROWS);
    }

    /** The same of fewer rows, for {@link #bytesPerRow} of a query that allocates. */
    static JobAllocation ofFew(
            final CompiledQuery compiled, final Map<String, String> target, final int rows) {
        return of(compiled, target, rows, FEW_WARM_ROWS, FEW_WINDOW_ROWS);
    }

    private static JobAllocation of(
            final CompiledQuery compiled,
            final Map<String, String> target,
            final int rows,
            final int warmRows,
            final int windowRows) {
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
                                                            "target", sink.columns(), target),
                                                    engine.connectorContext()),
                                    window -> null));
            warm(warmRows, engine, job);
            allocatedBytes(); // the first call allocates
            final long[] allocated = new long[WINDOWS];
            for (int i = 0; i < WINDOWS; i++) {
                final long before = allocatedBytes();
                runTo(warmRows + (i + 1) * windowRows, engine, job);
                allocated[i] = allocatedBytes() - before;
            }
            while (!job.isFinished()) {
                assertThat(job.failure()).isEmpty();
                engine.invoke();
            }
            assertThat(job.progress().rowCount()).isGreaterThanOrEqualTo(rows);
            return new JobAllocation(Arrays.stream(allocated).boxed().toList(), windowRows);
        }
    }

    /** A warm job allocates nothing for a row. */
    void assertNothing(final String name) {
        assertThat(bytes).as(name).contains(0L);
        assertThat(bytes.stream().mapToLong(Long::longValue).sum()).as(name).isLessThan(ONCE_BYTES);
    }

    /** Bytes for a row, in the window with the least. */
    long bytesPerRow() {
        return bytes.stream().mapToLong(Long::longValue).min().orElseThrow() / windowRows;
    }

    /**
     * Runs the first rows in steps, each with what the compilers have made of the rows before it.
     * The thread that asks for a method to be compiled first loads the classes of its signature and
     * makes the strings of its class; on a busy machine it would ask long after these rows.
     */
    private static void warm(final int rows, final Engine engine, final RunningJob job) {
        for (int done = 0; done < rows; done += WARM_STEP_ROWS) {
            runTo(Math.min(rows, done + WARM_STEP_ROWS), engine, job);
            Compilers.awaitIdle();
        }
    }

    private static void runTo(final long rows, final Engine engine, final RunningJob job) {
        while (job.processedRowCount() < rows) {
            if (job.isFinished() || Thread.interrupted()) {
                throw new AssertionError(
                        "%d of %d rows; failure: %s"
                                .formatted(job.processedRowCount(), rows, job.failure()));
            }
            engine.invoke();
        }
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
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
