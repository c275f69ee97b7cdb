package io.heliosdb.streaming.gateway.security.audit;

/**
 * How far a log goes. Kept elsewhere, it shows when entries at the end were cut off.
 *
 * @param sequence of the last entry, 0 for none
 * @param hash of the last entry, 64 hexadecimal digits
 */
public record AuditHead(long sequence, String hash) {}
