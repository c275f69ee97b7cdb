package io.heliosdb.streaming.gateway.measure;

import org.agrona.concurrent.Agent;

/** An agent, and what is looked at after each of its duty cycles. */
public final class MeasuredAgent implements Agent {
    private final Agent agent;
    private final Runnable look;

    /**
     * @param look on the agent's thread; must not throw, wait or allocate
     */
    public MeasuredAgent(final Agent agent, final Runnable look) {
        this.agent = agent;
        this.look = look;
    }

    @Override
    public void onStart() {
        agent.onStart();
    }

    @Override
    public int doWork() throws Exception {
        final int work = agent.doWork();
        look.run();
        return work;
    }

    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
