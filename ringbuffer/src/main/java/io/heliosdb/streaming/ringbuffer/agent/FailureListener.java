package io.heliosdb.streaming.ringbuffer.agent;

/** Is told when an agent was stopped by an error. */
@FunctionalInterface
public interface FailureListener {
    /**
     * An agent has failed; it does not run any more, the others do. Called once per agent, on its
     * thread; must not block or throw.
     *
     * @param roleName of the agent
     * @param error what its duty cycle threw
     */
    void onFailure(String roleName, Throwable error);
}
