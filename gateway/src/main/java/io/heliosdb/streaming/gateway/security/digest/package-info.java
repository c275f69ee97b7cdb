/**
 * Hash functions that the packages of security share: the only place in the gateway that calls the
 * JDK's cryptography itself.
 *
 * <p>Any thread. Start reading at {@link io.heliosdb.streaming.gateway.security.digest.Digests}.
 */
package io.heliosdb.streaming.gateway.security.digest;
