/**
 * Who may do what: permissions, roles that bundle them, and the file {@code rbac-config.yaml} that
 * declares roles and the users to begin with.
 *
 * <p>Values for any thread; the file is read once, at the start. Start reading at {@link
 * io.heliosdb.streaming.gateway.security.access.Roles}.
 */
package io.heliosdb.streaming.gateway.security.access;
