/**
 * The engine put together: one log with its sequencer, and jobs that bring their sources, pipeline
 * and sinks as agents.
 *
 * <p>Rows flow source agent → ingress port → sequencer → log ring → job agent (pipeline) → output
 * ring → sink agents. The control plane, one thread, starts and stops; the agents run as the
 * threading mode says. Start reading at {@link io.heliosdb.streaming.gateway.engine.Engine}.
 */
package io.heliosdb.streaming.gateway.engine;
