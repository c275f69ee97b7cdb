package io.heliosdb.streaming.gateway.durable;

import org.agrona.concurrent.Agent;

/** An agent whose failure leaves a mark. */
final class MarkedAgent implements Agent {
    private final Agent agent;
    private final FailureMark failure;

    MarkedAgent(final Agent agent, final FailureMark failure) {
        this.agent = agent;
        this.failure = failure;
    }

    @Override
    public void onStart() {
        agent.onStart();
    }

    @Override
    public int doWork() throws Exception {
        boolean isDone = false;
        try {
            final int work = agent.doWork();
            isDone = true;
            return work;
        } finally {
            if (!isDone) {
                failure.set();
            }
        }
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
