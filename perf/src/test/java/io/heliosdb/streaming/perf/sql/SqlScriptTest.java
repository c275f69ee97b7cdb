package io.heliosdb.streaming.perf.sql;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/**
 * The cases about queries; those about values are in {@link SqlValueScriptTest}, which runs beside
 * it.
 */
final class SqlScriptTest extends ScriptRuns {
    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheExpectedRows() {
        return cases(name -> !isOfValues(name));
    }
}
