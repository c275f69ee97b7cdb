package io.heliosdb.streaming.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.stream.Stream;

/** What users read when a statement is wrong: code, place, what, detail, hint. */
class ErrorsTest {
    private static SqlSession session;

    @BeforeAll
    static void openSession() {
        session = TestSession.context().interactive(true).conclude();
        TestSession.run(session, TestSession.TABLES);
    }

    @TestFactory
    Stream<DynamicTest> errors() throws IOException {
        return Cases.of("errors", ErrorsTest::check);
    }

    private static void check(final String script, final String expected) {
        final HeliosException error =
                catchThrowableOfType(HeliosException.class, () -> TestSession.run(session, script));
        TestSession.run(session, "DROP TABLE IF EXISTS bad");
        assertThat(error).as("error").isNotNull();
        assertThat(text(error)).isEqualTo(expected);
        assertThat(error.position().orElseThrow().file()).isEqualTo("script.sql");
    }

    private static String text(final HeliosException error) {
        final Position position = error.position().orElseThrow();
        return error.code().code()
                + " at "
                + position.line()
                + ":"
                + position.column()
                + ": "
                + error.what()
                + (error.detail().isEmpty() ? "" : " (" + error.detail() + ")")
                + (error.hint().isEmpty() ? "" : "; " + error.hint());
    }
}
