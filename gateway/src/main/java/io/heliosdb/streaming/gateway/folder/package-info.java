/**
 * The data folder: everything of an appliance that lasts, and what makes it one appliance.
 *
 * <pre>
 *   lock            held by the process that owns the folder; holds its process id
 *   identity        the appliance's id, made once
 *   epoch           number of the last start; the next is greater
 *   journal/        all that came in
 *   checkpoints/    checkpoints and savepoints
 *   dead-letters/   rows that a job could not process
 *   keys/           the local key, secrets of passwords and tokens
 *   users/          users and revoked tokens
 *   audit/          who did what
 *   counters/       counters and errors that other processes read
 *   control.sock    where a running appliance is asked
 * </pre>
 *
 * <p>Everything but the lock goes through {@code codecs.storage}. One thread opens the folder at
 * the start of the process. Start reading at {@link
 * io.heliosdb.streaming.gateway.folder.DataFolder}.
 */
package io.heliosdb.streaming.gateway.folder;
