package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RingOutput;
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
 * that it compares per core: feeder, sequencer, job and sink take turns.
 *
 * <p>{@code helios-ring} lends the encoded rows to the log in place and counts results where the
 * pipeline writes them; {@code helios-e2e} copies them into ingress pages and counts behind the
 * output ring.
 */
final class Helios implements Contestant {
    private final String name;
    private final boolean isEndToEnd;
    private final StreamPlan plan;
    private final CompiledPipeline compiled;

    Helios(final boolean isEndToEnd, final StreamPlan plan) {
        name = isEndToEnd ? "helios-e2e" : "helios-ring";
        this.isEndToEnd = isEndToEnd;
        this.plan = plan;
        compiled = PipelineCompiler.compile(plan);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome run(final TumbleRows rows, final long rowCount) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final Counters counters = Counters.unmapped();
        final LogRing log =
                new LogRing(
                        new LogContext()
                                .ledger(ledger)
                                .epochClock(Clocks.epoch())
                                .counters(counters)
                                .conclude());
        try (CountingOutput counted = new CountingOutput(ledger, plan);
                Sequencer sequencer = new Sequencer(log);
                IngressPort port = sequencer.openPort("events", 0, PageSizes.DEFAULT);
                OutputRing output =
                        OutputRing.open(
                                new OutputContext().ledger(ledger).counters(counters).conclude(),
                                "tumble");
                AgentGroup agents = new AgentGroup(agentContext(counters), "tumble")) {
            final JobAgent job =
                    new JobAgent(
                            "tumble",
                            compiled.open(
                                    ledger,
                                    "tumble",
                                    PipelineLimits.DEFAULT,
                                    outputs(output, counted)),
                            log.join("tumble"),
                            output,
                            new JobInputs(0));
            final ArrayFeeder feeder = new ArrayFeeder(port, isEndToEnd);
            feeder.start(rows.address(0), rowCount, rows.layout().blockLength());
            agents.add(feeder).add(sequencer).add(job);
            final OutputConsumer results = isEndToEnd ? output.join("counting", 0) : null;
            agents.start();
            while (!job.isFinished() || (results != null && results.lag() > 0)) {
                agents.invoke();
                if (results != null) {
                    results.poll(counted, Integer.MAX_VALUE);
                }
            }
            if (results != null) {
                results.close();
            }
            return counted.outcome();
        }
    }

    private List<ResultOutput> outputs(final OutputRing output, final CountingOutput counted) {
        final List<ResultOutput> outputs = new ArrayList<>();
        outputs.add(isEndToEnd ? new RingOutput(output.port(0)) : counted);
        outputs.add(new RingOutput(output.port(1))); // late rows, of which there are none
        return outputs;
    }

    private static AgentContext agentContext(final Counters counters) {
        return new AgentContext()
                .threading(Threading.INVOKER)
                .nanoClock(Clocks.nano())
                .counters(counters)
                .errorHandler(Helios::rethrow)
                .conclude();
    }

    private static void rethrow(final Throwable error) {
        throw new IllegalStateException(error);
    }
}
