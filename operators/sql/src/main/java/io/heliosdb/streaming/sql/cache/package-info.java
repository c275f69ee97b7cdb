/**
 * Answers of the planner kept on disk, so that a script that ran before does not load the planner.
 *
 * <p>{@link PlanKey} makes the key out of everything the answer depends on; {@link PlanCache} is a
 * folder of files named by key, each with a checksum. A file that is damaged counts as missing. Any
 * thread, any number of processes: files appear by rename. The only package of this module that
 * touches files. Start reading at {@link PlanCache}.
 */
package io.heliosdb.streaming.sql.cache;
