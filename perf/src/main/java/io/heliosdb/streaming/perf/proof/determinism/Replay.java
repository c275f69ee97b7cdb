package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.engine.ExecutablePlan;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobTicks;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RingOutput;
import io.heliosdb.streaming.operators.runtime.SkippedRows;
import io.heliosdb.streaming.ringbuffer.agent.AgentContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs jobs over a journal, as a start after a crash does. One thread, apart from the agents'. */
final class Replay {
    private static final long PATIENCE_SECONDS = 120;
    private static final int IDLE_ROUNDS = 100_000;

    private final Ledger ledger;
    private final ReadJournal journal;
    private final Streams streams;
    private final Counters counters = Counters.unmapped();
    private final Map<String, ExecutablePlan> generated = new HashMap<>();

    Replay(final Ledger ledger, final ReadJournal journal, final Streams streams) {
        this.ledger = ledger;
        this.journal = journal;
        this.streams = streams;
    }

    /**
     * Runs a job.
     *
     * @param lastPoint barrier after which it need not go on, or {@link Findings#END}
     */
    Findings run(final JobSpec job, final Mode mode, final long lastPoint)
            throws InterruptedException {
        final int outputCount = outputCount(job);
        final Findings findings =
                new Findings(mode.text() + "\t" + job.name(), outputCount, lastPoint);
        try (OutputRing output = output(job);
                AgentGroup group = group(mode.threading(), findings)) {
            final List<RingOutput> outputs =
                    IntStream.range(0, outputCount)
                            .mapToObj(i -> new RingOutput(output.port(i)))
                            .toList();
            final Pipeline pipeline = plan(job, mode).open(ledger, outputs);
            final JobAgent agent =
                    new JobAgent(
                            job.name(),
                            pipeline,
                            ring().join(job.name(), log(mode), journal.firstRowSequence()),
                            output,
                            streams.inputs(job),
                            JobTicks.none(),
                            new Barriers(ledger, pipeline, output, findings),
                            SkippedRows.NONE);
            group.add(agent);
            for (int i = 0; i < outputCount; i++) {
                final String role = "sink-" + i;
                group.add(
                        new ResultHashes(
                                role, i, output.join(role, i), agent::isFinished, findings));
            }
            group.start();
            turn(group, mode.threading(), findings);
        }
        return findings;
    }

    /** One for each sink, and one for each window's late rows. */
    private static int outputCount(final JobSpec job) {
        final long windows =
                job.plan().nodes().stream().filter(PlanNode.Windowing.class::isInstance).count();
        return job.plan().sinks().size() + (int) windows;
    }

    private ExecutablePlan plan(final JobSpec job, final Mode mode) {
        return mode.isGenerated()
                ? generated.computeIfAbsent(job.name(), _ -> mode.maker().make(job.plan()))
                : mode.maker().make(job.plan());
    }

    private LogReplay log(final Mode mode) {
        return mode.batchRows() == Mode.AS_RECORDED
                ? journal.asRecorded()
                : journal.inBatches(mode.batchRows());
    }

    private LogRing ring() {
        return new LogRing(
                new LogContext()
                        .ledger(ledger)
                        .counters(counters)
                        .epochClock(Clocks.epoch())
                        .firstRowSequence(journal.endRowSequence())
                        .conclude());
    }

    private OutputRing output(final JobSpec job) {
        return OutputRing.open(
                new OutputContext().ledger(ledger).counters(counters).conclude(), job.name());
    }

    private AgentGroup group(final Threading threading, final Findings findings) {
        return new AgentGroup(
                new AgentContext()
                        .threading(threading)
                        .nanoClock(Clocks.nano())
                        .counters(counters)
                        .errorHandler(findings::failed)
                        .failureListener((_, error) -> findings.failed(error))
                        .conclude(),
                "replay");
    }

    private static void turn(
            final AgentGroup group, final Threading threading, final Findings findings)
            throws InterruptedException {
        if (threading != Threading.INVOKER) {
            if (!findings.await(PATIENCE_SECONDS)) {
                findings.failed(new IllegalStateException("no end in sight"));
            }
            return;
        }
        int idle = 0;
        while (!findings.isComplete()) {
            idle = group.invoke() > 0 ? 0 : idle + 1;
            if (idle > IDLE_ROUNDS) {
                findings.failed(new IllegalStateException("nothing is left to do before the end"));
            }
        }
    }
}
