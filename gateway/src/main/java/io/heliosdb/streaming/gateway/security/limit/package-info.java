/**
 * How many requests are taken, by address, by user and of all together, and whose address it is.
 *
 * <p>Any thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.security.limit.RequestLimits}.
 */
package io.heliosdb.streaming.gateway.security.limit;
