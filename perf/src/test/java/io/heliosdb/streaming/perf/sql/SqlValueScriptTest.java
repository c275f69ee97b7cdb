package io.heliosdb.streaming.perf.sql;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/** The cases about values: types, functions, aggregates and formats. */
final class SqlValueScriptTest extends ScriptRuns {
    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheExpectedRows() {
        return cases(ScriptRuns::isOfValues);
    }
}
