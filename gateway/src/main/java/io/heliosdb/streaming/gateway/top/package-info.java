/**
 * A live view of an appliance: {@code heliosdb-streaming top}. Everything is computed from two
 * statuses, one after the other. One thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.top.TopCommand}.
 */
package io.heliosdb.streaming.gateway.top;
