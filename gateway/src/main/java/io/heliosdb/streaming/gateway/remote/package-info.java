/**
 * Commands that ask an appliance over its REST API: who is logged in, users, the audit log. Two of
 * them look at the data folder itself, for which the appliance need not, or must not, run.
 *
 * <p>One thread. Start reading at {@link io.heliosdb.streaming.gateway.remote.RemoteCommands}.
 */
package io.heliosdb.streaming.gateway.remote;
