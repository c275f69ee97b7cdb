/**
 * Scripts as users write them: {@link StatementSplitter} cuts the text into {@link Statement}s,
 * each with its place, so that an error can be shown where it stands in the file.
 *
 * <p>Only tokens are recognised here, quotes and comments above all; the grammar is the planner's.
 * Pure functions over strings, any thread. Start reading at {@link StatementSplitter}.
 */
package io.heliosdb.streaming.sql.script;
