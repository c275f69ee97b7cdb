package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import java.util.List;

/** What a statement comes to. */
public sealed interface Answer {
    /** The statement was carried out and has nothing to show. */
    record Done() implements Answer {}

    /** A small table of text: SHOW, DESCRIBE, SET. NULL is null. */
    record Rows(List<String> columns, List<List<String>> rows) implements Answer {}

    /** A SELECT or INSERTs to be run by the caller. */
    record Run(CompiledQuery query) implements Answer {}

    /** EXPLAIN: the planner's trees, then the engine's plan. */
    record Explained(String text) implements Answer {}

    /** EXPLAIN CODE: the caller shows what it would generate. */
    record ExplainCode(CompiledQuery query) implements Answer {}
}
