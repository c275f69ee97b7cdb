/**
 * SQL behaviour as plain-text scripts with expected rows, and what is needed to run an engine
 * against them.
 *
 * <p>A case is one {@code .sqlt} file: input files, a script, and the rows that it must give.
 * {@link io.heliosdb.streaming.perf.sql.CaseParser} reads it, {@link
 * io.heliosdb.streaming.perf.sql.CaseWorkspace} lays its inputs out in a folder, an {@link
 * io.heliosdb.streaming.perf.sql.EngineUnderTest} runs the script there, and {@link
 * io.heliosdb.streaming.perf.sql.ResultComparer} says where the result differs. The expected rows
 * are written by Flink itself ({@code oracle} package), never by hand. The file format is described
 * in the README beside the cases.
 *
 * <p>Threading: everything here is immutable or confined to the thread that made it. Start reading
 * at {@link io.heliosdb.streaming.perf.sql.SqlCase}.
 */
package io.heliosdb.streaming.perf.sql;
