/**
 * The audit log: who did what, in files that show when they were changed.
 *
 * <p>Any thread appends. Start reading at {@link
 * io.heliosdb.streaming.gateway.security.audit.AuditLog}.
 */
package io.heliosdb.streaming.gateway.security.audit;
