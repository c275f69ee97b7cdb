/**
 * The connectors of this distribution by identifier. Stateless; any thread. Start reading at {@link
 * io.heliosdb.streaming.connectors.registry.Connectors}.
 */
package io.heliosdb.streaming.connectors.registry;
