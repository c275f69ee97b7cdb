package io.heliosdb.streaming.perf.tumble.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.operators.runtime.JobTicks;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RingOutput;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.contest.ResultHash;
import io.heliosdb.streaming.perf.tumble.contest.RoundRows;
import io.heliosdb.streaming.perf.tumble.contest.RowHash;
import io.heliosdb.streaming.ringbuffer.agent.AgentContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;

import java.util.ArrayList;
import java.util.List;

/**
 * The engine's compiled query between the log ring and counted results, driven by one thread so
 * that it compares per core: feeder, sequencer, job and sink take turns. The job is built once and
 * goes on over all rounds, as it would in production.
 *
 * <p>{@code helios-ring} lends the encoded rows to the log in place and counts results where the
 * pipeline writes them; {@code helios-e2e} copies them into ingress pages and counts behind the
 * output ring.
 */
public final class Helios implements Contestant {
    private static final String NAME = "tumble";

    private final String name;
    private final CountingOutput counted;
    private final Sequencer sequencer;
    private final IngressPort port;
    private final OutputRing output;
    private final OutputConsumer results;
    private final JobAgent job;
    private final ArrayFeeder feeder;
    private final AgentGroup agents;

    private Helios(
            final String name,
            final boolean isEndToEnd,
            final StreamPlan plan,
            final Ledger ledger,
            final RoundRows rows,
            final long rowCount,
            final ResultHash hash) {
        this.name = name;
        final Counters counters = Counters.unmapped();
        final LogRing log =
                new LogRing(
                        new LogContext()
                                .ledger(ledger)
                                .epochClock(Clocks.epoch())
                                .counters(counters)
                                .conclude());
        counted = new CountingOutput(ledger, plan, hash);
        sequencer = new Sequencer(log);
        port = sequencer.openPort("events", 0, PageSizes.DEFAULT);
        output =
                OutputRing.open(
                        new OutputContext().ledger(ledger).counters(counters).conclude(), NAME);
        results = output.join("counting", 0);
        final ResultOutput sink = isEndToEnd ? new RingOutput(output.port(0)) : counted;
        final List<ResultOutput> outputs = new ArrayList<>(List.of(sink));
        for (int window = 1; window <= windowCount(plan); window++) {
            outputs.add(new RingOutput(output.port(window))); // of late rows: there are none
        }
        job =
                new JobAgent(
                        NAME,
                        PipelineCompiler.compile(plan)
                                .open(ledger, NAME, PipelineLimits.DEFAULT, outputs),
                        log.join(NAME),
                        output,
                        new JobInputs(0),
                        JobTicks.none());
        feeder = new ArrayFeeder(port, isEndToEnd, rows, rowCount);
        agents =
                new AgentGroup(
                        new AgentContext()
                                .threading(Threading.INVOKER)
                                .nanoClock(Clocks.nano())
                                .counters(counters)
                                .errorHandler(Helios::rethrow)
                                .conclude(),
                        NAME);
        agents.add(feeder).add(sequencer).add(job);
        agents.start();
    }

    /**
     * The engine from the log ring to results counted where they are written.
     *
     * @param rowCount the first rows, a multiple of {@link EventRows#BATCH_ROWS}
     */
    public static Helios ring(
            final StreamPlan plan, final Ledger ledger, final EventRows rows, final long rowCount) {
        return new Helios("helios-ring", false, plan, ledger, rows, rowCount, RowHash::of);
    }

    /**
     * The engine from the log ring to results counted where they are written.
     *
     * @param plan of one sink, which reads one table
     * @param hash of its results
     */
    public static Helios ring(
            final StreamPlan plan,
            final Ledger ledger,
            final RoundRows rows,
            final long rowCount,
            final ResultHash hash) {
        return new Helios("helios-ring", false, plan, ledger, rows, rowCount, hash);
    }

    /** The engine from ingress to results counted behind the output ring. */
    public static Helios endToEnd(
            final StreamPlan plan, final Ledger ledger, final EventRows rows, final long rowCount) {
        return new Helios("helios-e2e", true, plan, ledger, rows, rowCount, RowHash::of);
    }

    private static long windowCount(final StreamPlan plan) {
        return plan.nodes().stream().filter(PlanNode.Windowing.class::isInstance).count();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome run() {
        feeder.start();
        int work;
        do {
            work = agents.invoke() + results.poll(counted, Integer.MAX_VALUE);
        } while (work > 0 || !feeder.isDone() || job.lag() > 0);
        return counted.take();
    }

    private static void rethrow(final Throwable error) {
        throw new IllegalStateException(error);
    }

    @Override
    public void close() {
        agents.close();
        results.close();
        output.close();
        port.close();
        sequencer.close();
        counted.close();
    }
}
