/**
 * What an appliance tells its operator: lines with a time, a level, a message and fields, as text
 * for people or as JSON objects, on standard error or appended to a file. Levels, form and file may
 * change while a process runs.
 *
 * <p>Threading rule: any thread of the control plane may write; agents of the data path do not.
 * Start reading at {@link io.heliosdb.streaming.gateway.log.ServerLog}.
 */
package io.heliosdb.streaming.gateway.log;
