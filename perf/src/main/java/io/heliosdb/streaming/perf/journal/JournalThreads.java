package io.heliosdb.streaming.perf.journal;

import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Agents on threads of their own; what one throws is thrown to whoever asks. */
final class JournalThreads implements AutoCloseable {
    private final List<AgentRunner> runners = new ArrayList<>();
    private volatile Throwable failure;

    /** One that spins, yields and then parks, as the appliance's do where cores are shared. */
    void startEager(final Agent agent) {
        start(
                agent,
                new BackoffIdleStrategy(
                        100,
                        20,
                        TimeUnit.MICROSECONDS.toNanos(1),
                        TimeUnit.MICROSECONDS.toNanos(100)));
    }

    /** One that parks for some microseconds when it has nothing to do. */
    void startRelaxed(final Agent agent) {
        start(
                agent,
                new BackoffIdleStrategy(
                        10,
                        10,
                        TimeUnit.MICROSECONDS.toNanos(1),
                        TimeUnit.MICROSECONDS.toNanos(20)));
    }

    private void start(final Agent agent, final IdleStrategy idling) {
        final AgentRunner runner = new AgentRunner(idling, error -> failure = error, null, agent);
        runners.add(runner);
        AgentRunner.startOnThread(runner, Thread.ofPlatform().daemon().factory());
    }

    void check() {
        if (failure != null) {
            throw new IllegalStateException("an agent has failed", failure);
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(runners);
    }
}
