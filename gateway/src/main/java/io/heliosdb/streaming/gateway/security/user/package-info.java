/**
 * The users of an appliance, their passwords, and how the first of them comes in.
 *
 * <p>Any thread may read and change users; passwords are hashed on one thread of low priority.
 * Start reading at {@link io.heliosdb.streaming.gateway.security.user.Users}.
 */
package io.heliosdb.streaming.gateway.security.user;
