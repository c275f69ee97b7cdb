/**
 * Tokens: what a caller shows in place of his password. The appliance signs its own; those of other
 * issuers are checked with the keys that they publish.
 *
 * <p>Any thread. Start reading at {@link io.heliosdb.streaming.gateway.security.token.Tokens}.
 */
package io.heliosdb.streaming.gateway.security.token;
