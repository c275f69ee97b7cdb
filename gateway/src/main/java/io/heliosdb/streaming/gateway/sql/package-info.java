/**
 * Scripts and the shell: statements in, jobs and answers out.
 *
 * <p>A {@link io.heliosdb.streaming.gateway.sql.ScriptRunner} gives each statement to the SQL
 * session; what must run becomes a job on an engine of its own ({@link
 * io.heliosdb.streaming.gateway.sql.JobRun}) whose results are printed. One thread, the caller's;
 * the engine's agents have their own. Start reading at {@link
 * io.heliosdb.streaming.gateway.sql.ScriptRunner}.
 */
package io.heliosdb.streaming.gateway.sql;
