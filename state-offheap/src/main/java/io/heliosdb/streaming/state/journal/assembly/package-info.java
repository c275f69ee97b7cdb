/**
 * The journal put together, for whoever runs an appliance: scan, writing, replay, retention, and
 * the guard of the disk's space.
 *
 * <p>Threading rule: control plane's thread, except for the agents that it hands out. Start reading
 * at {@link io.heliosdb.streaming.state.journal.assembly.Journal}.
 */
package io.heliosdb.streaming.state.journal.assembly;
