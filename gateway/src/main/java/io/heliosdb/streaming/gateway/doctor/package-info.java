/**
 * What a machine should have for an appliance, and what it has: {@code heliosdb-streaming doctor}.
 *
 * <pre>
 *   Doctor ─► Check… ─► Finding: ok, warn or fail; measured, wanted, and the command that mends it
 *                │
 *                └─► Machine: /proc, /sys and /etc, of this machine or of a test's folder
 * </pre>
 *
 * <p>A warning costs speed or leaves less room than is advised; a failure means that an appliance
 * will not start, or will not keep what it promises. One thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.doctor.Doctor}.
 */
package io.heliosdb.streaming.gateway.doctor;
