/**
 * A SQL session: runs the statements of a script or shell one after another. Settings are kept
 * here, the catalog by the planner, and statements become {@link Answer}s: rows of text, or a
 * compiled query that the caller runs.
 *
 * <p>Each question to the planner is looked up in the plan cache first, under everything it depends
 * on; only a miss loads the planner. One thread per session. Start reading at {@link SqlSession}.
 */
package io.heliosdb.streaming.sql.session;
