/**
 * The agents that drive connectors: one {@link io.heliosdb.streaming.connectors.agent.SourceAgent}
 * per source on the way into the log, one {@link io.heliosdb.streaming.connectors.agent.SinkAgent}
 * per sink on the way out of a job.
 *
 * <p>Each belongs to one thread, whichever the engine's threading mode gives it. Start reading at
 * {@link io.heliosdb.streaming.connectors.agent.SourceAgent}.
 */
package io.heliosdb.streaming.connectors.agent;
