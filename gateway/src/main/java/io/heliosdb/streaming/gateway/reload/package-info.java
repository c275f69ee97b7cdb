/**
 * The configuration, read again while the appliance runs: what can change does, and of the rest it
 * is said that it takes a restart.
 *
 * <p>Parts of the process register what they can take over. A reload prepares all of them first: if
 * the file has an error, or a part cannot take it, nothing has changed. Any thread; reloads go one
 * after the other. Start reading at {@link io.heliosdb.streaming.gateway.reload.Reloader}.
 */
package io.heliosdb.streaming.gateway.reload;
