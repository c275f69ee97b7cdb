package io.heliosdb.streaming.ringbuffer.agent;

import io.heliosdb.streaming.codecs.thread.ThreadShare;

import org.agrona.LangUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.DynamicCompositeAgent;
import org.agrona.concurrent.IdleStrategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Agents that belong together, with their threads. Add agents in the order of the data's way
 * (sources, sequencer, jobs, sinks), start, and close; agents may also come and go while the group
 * runs.
 *
 * <p>Thread rule: one thread of the control plane calls everything here; with {@link
 * Threading#INVOKER} that thread also runs the agents.
 */
public final class AgentGroup implements AutoCloseable {
    private final AgentContext context;
    private final String name;
    private final ThreadFactory threads;
    private final List<TrackedAgent> agents = new ArrayList<>();
    private final List<AgentRunner> runners = new ArrayList<>();
    private final Naps naps = new Naps();
    private final IdleStrategy waiting = Idling.BACK_OFF.strategy();
    private DynamicCompositeAgent together;
    private boolean isStarted;

    /**
     * @param context concluded
     * @param name of the group, and of its thread if there is only one
     */
    public AgentGroup(final AgentContext context, final String name) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        this.name = name;
        threads = task -> Thread.ofPlatform().daemon().unstarted(inItsPlace(task));
    }

    /** Adds an agent; if the group runs, the agent starts. */
    public AgentGroup add(final Agent agent) {
        final boolean isAlone = context.threading() == Threading.DEDICATED;
        final TrackedAgent tracked = new TrackedAgent(context, agent, isAlone);
        agents.add(tracked);
        if (isStarted && isAlone) {
            run(tracked);
        } else if (isInvoked()) {
            tracked.onStart();
        } else if (isStarted) {
            while (!together.tryAdd(tracked)) {
                waiting.idle();
            }
            while (!together.hasAddAgentCompleted()) {
                waiting.idle();
            }
        }
        return this;
    }

    /** Takes an agent out; when this returns, it has been closed. */
    public void remove(final Agent agent) {
        final TrackedAgent tracked =
                agents.stream()
                        .filter(each -> each.tracks(agent))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                agent.roleName() + " is not in " + name));
        agents.remove(tracked);
        if (!isStarted || isInvoked()) {
            tracked.onClose();
        } else if (context.threading() == Threading.DEDICATED) {
            closeRunner(tracked);
        } else {
            while (!together.tryRemove(tracked)) {
                waiting.idle();
            }
            while (!tracked.isClosed()) {
                waiting.idle();
            }
        }
    }

    private boolean isInvoked() {
        return isStarted && context.threading() == Threading.INVOKER;
    }

    /** Starts the agents. */
    public void start() {
        if (isStarted) {
            throw new IllegalStateException(name + " is started already");
        }
        isStarted = true;
        switch (context.threading()) {
            case DEDICATED -> agents.forEach(this::run);
            case SHARED -> {
                together = new DynamicCompositeAgent(name, agents);
                run(together);
            }
            case INVOKER -> agents.forEach(TrackedAgent::onStart);
        }
        while (together != null && together.status() == DynamicCompositeAgent.Status.INIT) {
            waiting.idle();
        }
    }

    private void run(final Agent agent) {
        final int threadCount = context.threading() == Threading.DEDICATED ? agents.size() : 1;
        final AgentRunner runner =
                new AgentRunner(
                        idleStrategy(context.idling(threadCount)),
                        context.errorHandler(),
                        null,
                        agent);
        runners.add(runner);
        AgentRunner.startOnThread(runner, threads);
    }

    private IdleStrategy idleStrategy(final Idling idling) {
        return context.naps() ? idling.strategy(naps) : idling.strategy();
    }

    private Runnable inItsPlace(final Runnable task) {
        return !context.givesWay()
                ? task
                : () -> {
                    ThreadShare.giveWay();
                    task.run();
                };
    }

    private void closeRunner(final Agent agent) {
        runners.removeIf(
                runner -> {
                    final boolean isIts = runner.agent() == agent;
                    if (isIts) {
                        runner.close();
                    }
                    return isIts;
                });
    }

    /**
     * Runs one duty cycle of each agent on the calling thread; only with {@link Threading#INVOKER}.
     *
     * @return the work done, 0 if all were idle
     */
    public int invoke() {
        int work = 0;
        for (int i = 0; i < agents.size(); i++) { // by index: an agent may add or remove others
            work += invoke(i);
        }
        return work;
    }

    /**
     * Runs one duty cycle of one agent; only with {@link Threading#INVOKER}.
     *
     * @param index from 0 to {@link #size}, in the order in which agents were added
     * @return the work done
     */
    public int invoke(final int index) {
        try {
            return agents.get(index).doWork();
        } catch (final Exception e) {
            LangUtil.rethrowUnchecked(e);
            return 0;
        }
    }

    /** Number of agents. */
    public int size() {
        return agents.size();
    }

    /** Stops all agents and waits until each has ended and was closed. */
    @Override
    public void close() {
        runners.forEach(AgentRunner::close);
        runners.clear();
        if (!isStarted || isInvoked()) {
            agents.forEach(TrackedAgent::onClose);
        }
        agents.clear();
    }
}
