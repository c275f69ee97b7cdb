package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.sql.FunctionJars;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Statements about functions of users. */
final class DeclaredFunctionsTest {
    @TempDir private static Path folder;
    private static Path jar;

    @BeforeAll
    static void compile() throws IOException {
        jar = FunctionJars.write(folder);
    }

    private static String create(final String function, final String className) {
        return "CREATE " + function + " AS 'functions." + className + "' USING JAR '" + jar + "';";
    }

    @Test
    void aFunctionThatExistsStaysWhatItIs() {
        final SqlRun run =
                SqlRun.of(
                        "--format",
                        "csv",
                        "-e",
                        create("FUNCTION f", "Shout")
                                + "CREATE FUNCTION IF NOT EXISTS F AS 'no.Class' USING JAR"
                                + " '/nowhere.jar'; SHOW CREATE FUNCTION f; SELECT f('a') AS a;");
        assertThat(run.notices()).isEmpty();
        assertThat(run.output()).contains("functions.Shout").doesNotContain("no.Class");
        assertThat(run.output()).endsWith("a\nA!\n");
    }

    @Test
    void oneOfAnotherDatabaseOrScopeIsAnotherOne() {
        final SqlRun run =
                SqlRun.of(
                        "--format",
                        "csv",
                        "-e",
                        create("FUNCTION f", "Shout")
                                + "CREATE DATABASE d; USE d;"
                                + create("FUNCTION IF NOT EXISTS f", "Shout")
                                + "SELECT f('a') AS a; DROP FUNCTION f; USE `default_database`;"
                                + create("TEMPORARY FUNCTION IF NOT EXISTS f", "Shout")
                                + "DROP TEMPORARY FUNCTION f; SHOW CREATE FUNCTION f;"
                                + "USE d; SHOW CREATE FUNCTION f;");
        assertThat(run.output()).contains("a\nA!\n").contains("CREATE FUNCTION f AS");
        assertThat(run.notices()).contains("HSQL-0105: function f was not declared here");
    }

    @Test
    void descriptionsNameTheJar() {
        for (final String name : new String[] {"Shout", "OwnWords"}) {
            final SqlRun run = SqlRun.of("-e", create("FUNCTION f", name) + "DESCRIBE FUNCTION f;");
            assertThat(run.notices()).isEmpty();
            assertThat(run.output())
                    .contains("functions." + name)
                    .containsPattern("resource uris +\\| \\[" + jar + "\\]");
        }
    }

    @Test
    void aCallInAnotherFormIsToldTheForms() {
        final SqlRun run = SqlRun.of("-e", create("FUNCTION f", "Distance") + "SELECT f('a');");
        assertThat(run.notices())
                .contains("HSQL-0102: f does not take (<CHARACTER>)\n")
                .contains("hint: its forms: f(");
    }
}
