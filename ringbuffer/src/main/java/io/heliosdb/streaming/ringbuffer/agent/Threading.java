package io.heliosdb.streaming.ringbuffer.agent;

/** Which thread runs an agent. */
public enum Threading {
    /** Each agent has a thread of its own. */
    DEDICATED,
    /** All agents of a group share one thread and run in the order they were added. */
    SHARED,
    /**
     * There is no thread: whoever calls {@link AgentGroup#invoke} runs one duty cycle of each
     * agent, in the order they were added. Deterministic.
     */
    INVOKER
}
