package io.heliosdb.streaming.ringbuffer.agent;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

import java.nio.channels.ClosedByInterruptException;

/**
 * An agent under watch: its duty cycles are timed, and an error stops it for good, is recorded, and
 * leaves other agents of its thread running.
 */
final class TrackedAgent implements Agent {
    private final AgentContext context;
    private final Agent agent;
    private final boolean isAlone;
    private final NanoClock clock;
    private final long stallThresholdNs;
    private final AtomicCounter cycleMaxNs;
    private final AtomicCounter stalls;
    private final AtomicCounter errors;
    private long cycleStartNs;
    private boolean isStopped;
    private volatile boolean isClosed;

    /**
     * @param isAlone whether the thread has nothing else to do and ends with the agent
     */
    TrackedAgent(final AgentContext context, final Agent agent, final boolean isAlone) {
        this.context = context;
        this.agent = agent;
        this.isAlone = isAlone;
        clock = context.nanoClock();
        stallThresholdNs = context.stallThresholdNs();
        cycleMaxNs = context.counters().open(CounterType.AGENT_CYCLE_MAX_NS, agent.roleName());
        stalls = context.counters().open(CounterType.AGENT_STALLS, agent.roleName());
        errors = context.counters().open(CounterType.AGENT_ERRORS, agent.roleName());
    }

    boolean tracks(final Agent other) {
        return agent == other;
    }

    @Override
    public void onStart() {
        cycleStartNs = clock.nanoTime();
        try {
            agent.onStart();
        } catch (final RuntimeException | Error e) {
            stop(e);
        }
    }

    @Override
    public int doWork() throws Exception {
        if (isStopped) {
            return 0;
        }
        measure();
        try {
            return agent.doWork();
        } catch (final InterruptedException | ClosedByInterruptException e) {
            throw e; // whoever runs the thread wants it to end
        } catch (final Exception | Error e) {
            stop(e);
            if (isAlone) {
                throw new AgentTerminationException(true);
            }
            return 0;
        }
    }

    private void measure() {
        final long nowNs = clock.nanoTime();
        final long cycleNs = nowNs - cycleStartNs;
        cycleStartNs = nowNs;
        if (cycleNs > cycleMaxNs.getPlain()) {
            cycleMaxNs.setRelease(cycleNs);
        }
        if (cycleNs > stallThresholdNs) {
            stalls.incrementRelease();
        }
    }

    private void stop(final Throwable error) {
        isStopped = true;
        errors.incrementRelease();
        context.errorHandler().onError(coded(error));
        context.failureListener().onFailure(roleName(), error);
        closeAgent();
    }

    private Throwable coded(final Throwable error) {
        return error instanceof HeliosException
                ? error
                : HeliosException.of(RingError.AGENT_FAILED, "agent " + roleName() + " failed")
                        .detail(error.toString())
                        .causedBy(error);
    }

    private void closeAgent() {
        try {
            agent.onClose();
        } catch (final RuntimeException | Error e) {
            context.errorHandler().onError(coded(e));
        }
    }

    @Override
    public void onClose() {
        if (!isStopped) {
            isStopped = true;
            closeAgent();
        }
        context.counters().close(cycleMaxNs, stalls, errors);
        isClosed = true;
    }

    /** Whether the agent has been closed and will not run again. Any thread. */
    boolean isClosed() {
        return isClosed;
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
