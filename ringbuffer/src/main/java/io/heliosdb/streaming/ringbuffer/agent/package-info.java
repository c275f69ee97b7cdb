/**
 * How agents get their threads: one each, one for all, or the caller's; how they idle, and when
 * they sleep; what happens when one fails; and how long their duty cycles take.
 *
 * <p>Threading rule: a group is built, started and closed by one thread of the control plane; an
 * agent runs on the thread that its group gives it. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.agent.AgentGroup}.
 */
package io.heliosdb.streaming.ringbuffer.agent;
