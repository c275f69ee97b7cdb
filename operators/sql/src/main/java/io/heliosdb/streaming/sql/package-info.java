/**
 * SQL: Flink's language, our runtime. Scripts come in as text; what goes out is the plan IR of
 * {@code operators}, or an error with code, position and hint.
 *
 * <p>{@link io.heliosdb.streaming.sql.script} cuts a script into statements. {@link
 * io.heliosdb.streaming.sql.session} runs them: settings, catalog, compilation. {@link
 * io.heliosdb.streaming.sql.loader} loads and unloads Flink's table planner in a class loader of
 * its own. {@link io.heliosdb.streaming.sql.compiled} reads the planner's compiled plan into the
 * IR. {@link io.heliosdb.streaming.sql.cache} keeps plans on disk, so that a script that ran before
 * does not load the planner at all.
 *
 * <p>Control plane throughout: records, exceptions, allocation are fine. Start reading at {@link
 * io.heliosdb.streaming.sql.session.SqlSession}.
 */
package io.heliosdb.streaming.sql;
