package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.Engine;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.EngineError;
import io.heliosdb.streaming.gateway.engine.JobDefinition;
import io.heliosdb.streaming.gateway.engine.JobProgress;
import io.heliosdb.streaming.gateway.engine.ResultFingerprint;
import io.heliosdb.streaming.gateway.engine.RunningJob;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.OperatorRows;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs one compiled query to its end on an engine of its own. */
final class JobRun {
    /** Of every statement that is run to its end. */
    static final String LINEAGE = "query";

    private static final long POLL_INTERVAL_NS = 500_000;

    private final CompiledQuery query;
    private final Map<String, TableDefinition> tables;
    private final EngineContext context;
    private final Function<Engine, Function<PlanNode.Sink, Sink>> results;
    private final Function<Engine, Function<PlanNode.Windowing, Sink>> lateRows;
    private final StopSwitch stop;

    /**
     * @param tables those that the query reads and writes, by full name
     * @param context of the engine, concluded
     * @param results makes the receiver of a SELECT's rows on that engine
     * @param lateRows makes the receiver of late rows, or returns null
     * @param stop asks the job to end before its time
     */
    JobRun(
            final CompiledQuery query,
            final Map<String, TableDefinition> tables,
            final EngineContext context,
            final Function<Engine, Function<PlanNode.Sink, Sink>> results,
            final Function<Engine, Function<PlanNode.Windowing, Sink>> lateRows,
            final StopSwitch stop) {
        this.query = query;
        this.tables = tables;
        this.context = context;
        this.results = results;
        this.lateRows = lateRows;
        this.stop = stop;
    }

    /**
     * Runs until every source has ended and every sink is complete; then, if the engine keeps its
     * log, once more from that.
     *
     * @param observer sees the progress now and then, and once at the end
     * @throws HeliosException what made the job fail, its sinks have then made nothing visible; or
     *     {@code HCLI-0201} if the replay gave other results
     * @throws JobStoppedException if it was asked to end
     */
    Outcome run(final Consumer<JobProgress> observer) {
        stop.enter();
        try {
            return runOnEngine(observer);
        } finally {
            stop.leave();
        }
    }

    private Outcome runOnEngine(final Consumer<JobProgress> observer) {
        try (Engine engine = new Engine(context)) {
            final RunningJob job =
                    engine.start(
                            new JobDefinition(
                                    LINEAGE,
                                    query.plan(),
                                    tables,
                                    results.apply(engine),
                                    lateRows.apply(engine)));
            await(engine, job, observer);
            if (context.keptLogBytes() > 0) {
                final RunningJob replay = engine.replay(job);
                await(engine, replay, progress -> {});
                compare(job.fingerprints(), replay.fingerprints());
            }
            return new Outcome(job.progress(), job.operatorRows(), job.fingerprints());
        }
    }

    /**
     * How a job ended: its last progress, what became of its rows, and its results in short if that
     * was asked for.
     */
    record Outcome(
            JobProgress progress,
            List<OperatorRows> operators,
            List<ResultFingerprint> fingerprints) {}

    private void await(
            final Engine engine, final RunningJob job, final Consumer<JobProgress> observer) {
        final IdleStrategy idle = new SleepingIdleStrategy(POLL_INTERVAL_NS);
        while (!job.isFinished()) {
            if (job.failure().isPresent()) {
                throw failure(job.failure().get());
            }
            if (stop.reason() != StopSwitch.Reason.NONE) {
                throw new JobStoppedException(stop.reason());
            }
            if (context.threading() != Threading.INVOKER) {
                idle.idle();
            } else if (engine.invoke() == 0) {
                Thread.onSpinWait();
            }
            observer.accept(job.progress());
        }
    }

    private static void compare(
            final List<ResultFingerprint> first, final List<ResultFingerprint> second) {
        for (int i = 0; i < first.size(); i++) {
            if (!first.get(i).equals(second.get(i))) {
                throw HeliosException.of(
                                EngineError.REPLAY_DIFFERS,
                                "the job gave other results when it was run again from its log")
                        .detail("first " + first.get(i) + "; then " + second.get(i))
                        .hint("please report the statement and its data: this is a defect");
            }
        }
    }

    private static RuntimeException failure(final Throwable cause) {
        return cause instanceof HeliosException error
                ? error
                : new IllegalStateException("the job ended by a defect: " + cause, cause);
    }
}
