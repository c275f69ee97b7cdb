package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.ringbuffer.replay.MemoryJournal;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.List;

/**
 * One engine: the log, its sequencer, and the jobs that run on it.
 *
 * <p>Thread rule: one thread of the control plane owns it; with {@link Threading#INVOKER} that
 * thread also runs the agents, by {@link #invoke}.
 */
public final class Engine implements AutoCloseable {
    private static final int MAX_KEPT_RECORDS = 1 << 20;
    private static final int KEPT_RECORD_BYTES = 64;

    private final EngineContext context;
    private final Ledger ledger;
    private final Observability observability;
    private final LogRing log;
    private final Sequencer sequencer;
    private final MemoryJournal journal;
    private final AgentGroup agents;
    private final List<RunningJob> jobs = new ArrayList<>();
    private int nextStream;

    /**
     * Opens the log and starts its agents.
     *
     * @param context concluded
     */
    public Engine(final EngineContext context) {
        this(context, new Ledger(context.memoryLimitBytes()));
    }

    /** As the other, with a ledger that can be looked at when the engine does not come up. */
    Engine(final EngineContext context, final Ledger ledger) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        this.ledger = ledger;
        observability = Observability.open(context.directory());
        final Opened opened = new Opened();
        opened.add(observability);
        try {
            log = openLog();
            sequencer = opened.add(new Sequencer(log));
            agents = opened.add(openAgents());
            agents.add(sequencer);
            journal = context.keptLogBytes() == 0 ? null : opened.add(openJournal());
            if (journal != null) {
                agents.add(journal);
            }
            agents.start();
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private LogRing openLog() {
        return new LogRing(
                new LogContext()
                        .ledger(ledger)
                        .epochClock(Clocks.epoch())
                        .counters(observability.counters())
                        .pageSizes(context.pageSizes())
                        .batchRowLimit(context.batchRowLimit())
                        .conclude());
    }

    private AgentGroup openAgents() {
        return new AgentGroup(
                new AgentContext()
                        .threading(context.threading())
                        .naps(true)
                        .nanoClock(Clocks.nano())
                        .counters(observability.counters())
                        .errorHandler(observability.errorHandler())
                        .failureListener(this::onFailure)
                        .conclude(),
                "engine");
    }

    private MemoryJournal openJournal() {
        return new MemoryJournal(
                log.join("journal"),
                ledger,
                observability.counters(),
                context.keptLogBytes(),
                (int) Math.min(MAX_KEPT_RECORDS, context.keptLogBytes() / KEPT_RECORD_BYTES));
    }

    /** Without the sequencer or the journal nothing goes on: then every job has failed. */
    private synchronized void onFailure(final String roleName, final Throwable error) {
        final boolean isShared =
                roleName.equals(sequencer.roleName())
                        || (journal != null && roleName.equals(journal.roleName()));
        for (final RunningJob job : jobs) {
            if (isShared || job.owns(roleName)) {
                job.onFailure(error);
            }
        }
    }

    /**
     * Starts a job: its pipeline joins the log before its sources begin.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if a table's connector or options
     *     do not do, or memory is short
     */
    public RunningJob start(final JobDefinition definition) {
        return start(RunningJob.live(this, definition));
    }

    /**
     * Starts a job a second time, on the log that the first one's sources have left and go on
     * leaving. It gives the same results with the same ids, byte for byte; they are delivered to
     * nobody and only leave their fingerprints.
     *
     * @throws IllegalStateException if this engine does not keep its log
     * @see EngineContext#keptLogBytes(long)
     */
    public RunningJob replay(final RunningJob recorded) {
        if (journal == null) {
            throw new IllegalStateException("the log is not kept");
        }
        return start(RunningJob.replayOf(recorded));
    }

    private RunningJob start(final RunningJob job) {
        synchronized (this) {
            jobs.add(job);
        }
        job.start();
        return job;
    }

    /**
     * Runs one duty cycle of each agent; only with {@link Threading#INVOKER}.
     *
     * @return the work done, 0 if all were idle
     */
    public int invoke() {
        return agents.invoke();
    }

    public EngineContext context() {
        return context;
    }

    /** Where all native memory of the engine is booked; empty again after {@link #close}. */
    public Ledger ledger() {
        return ledger;
    }

    Observability observability() {
        return observability;
    }

    LogRing log() {
        return log;
    }

    LogReplay journal() {
        return journal;
    }

    Sequencer sequencer() {
        return sequencer;
    }

    AgentGroup agents() {
        return agents;
    }

    int newStream() {
        return nextStream++;
    }

    /** What connectors of this engine are lent. */
    public ConnectorContext connectorContext() {
        return new ConnectorContext(
                ledger,
                Clocks.nano(),
                Clocks.epoch(),
                context.maxRowBytes(),
                context.standardOutput(),
                context.standardError());
    }

    /** Stops every job, discarding what their sinks have not completed, and frees everything. */
    @Override
    public void close() {
        observability.counters().keepClosed();
        agents.close();
        final List<AutoCloseable> owned = new ArrayList<>(jobs);
        owned.add(journal);
        owned.add(sequencer);
        owned.add(observability);
        CloseHelper.closeAll(owned);
    }
}
