/**
 * Options that many commands have in common. One thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.options.ServerOptions}.
 */
package io.heliosdb.streaming.gateway.options;
