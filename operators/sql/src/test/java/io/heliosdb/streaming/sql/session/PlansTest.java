package io.heliosdb.streaming.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.sql.compiled.PlanText;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.stream.Stream;

/** What statements become, over the tables of {@link TestSession#TABLES}. */
class PlansTest {
    private static SqlSession session;

    @BeforeAll
    static void openSession() {
        session = TestSession.context().conclude();
        TestSession.run(session, TestSession.TABLES);
    }

    @TestFactory
    Stream<DynamicTest> queries() throws IOException {
        return Cases.of("queries", PlansTest::check);
    }

    @TestFactory
    Stream<DynamicTest> expressions() throws IOException {
        return Cases.of("expressions", PlansTest::check);
    }

    @TestFactory
    Stream<DynamicTest> inserts() throws IOException {
        return Cases.of("inserts", PlansTest::check);
    }

    private static void check(final String statement, final String expected) {
        final Answer answer = TestSession.run(session, statement);
        final String plan = PlanText.of(((Answer.Run) answer).query().plan());
        assertThat(shortened(plan)).isEqualTo(expected + "\n");
    }

    /** Scans without their columns, tables without their catalog. */
    private static String shortened(final String plan) {
        return plan.replace("`default_catalog`.`default_database`.", "")
                .replaceAll("Scan `(\\w+)` \\(.*\\)\n", "Scan $1\n")
                .replace("`", "");
    }
}
