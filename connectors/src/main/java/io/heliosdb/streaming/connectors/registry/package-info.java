/**
 * The connectors of this distribution by identifier, and the check of a table's options against
 * what its connector declares. Stateless; any thread. Start reading at {@link
 * io.heliosdb.streaming.connectors.registry.Connectors}.
 */
package io.heliosdb.streaming.connectors.registry;
