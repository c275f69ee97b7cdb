/**
 * What an appliance stands on, on a real machine: its checkpoints and its journal in the data
 * folder, with their keys, behind the ports of {@code gateway.appliance}.
 *
 * <p>Threading rule: as the ports say; what the control plane and the checkpoint agent share is
 * guarded by a lock. Start reading at {@link io.heliosdb.streaming.gateway.durable.StoredStates}.
 */
package io.heliosdb.streaming.gateway.durable;
