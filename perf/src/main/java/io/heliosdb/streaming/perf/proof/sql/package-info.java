/**
 * Random SQL against Flink: a seed becomes a table with rows and one query; what our executions and
 * Flink give for it is compared, and a difference is shrunk to a small case file.
 *
 * <p>A case is a tree of records without behaviour, so that the shrinker can take any part away and
 * render it again. One thread. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.sql.CaseMaker}.
 */
package io.heliosdb.streaming.perf.proof.sql;
