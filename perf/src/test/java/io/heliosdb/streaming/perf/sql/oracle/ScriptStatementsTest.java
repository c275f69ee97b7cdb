package io.heliosdb.streaming.perf.sql.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScriptStatementsTest {
    @Test
    void semicolonsSeparateOutsideOfQuotesAndComments() {
        assertThat(
                        ScriptStatements.split(
                                """
                                SET 'a' = 'b;c'; -- not; here
                                SELECT ';''' AS `x;y` /* nor; here */ FROM t
                                """))
                .containsExactly("SET 'a' = 'b;c'", "SELECT ';''' AS `x;y`   FROM t");
    }

    @Test
    void aStatementSetIsOneStatement() {
        assertThat(
                        ScriptStatements.split(
                                """
                                EXECUTE STATEMENT SET
                                BEGIN
                                INSERT INTO a SELECT 1;
                                INSERT INTO b SELECT 2;
                                END;
                                SELECT 3
                                """))
                .hasSize(2)
                .last()
                .isEqualTo("SELECT 3");
    }

    @Test
    void hintsStay() {
        assertThat(ScriptStatements.split("SELECT 1 FROM t /*+ OPTIONS('a'='b') */"))
                .containsExactly("SELECT 1 FROM t /*+ OPTIONS('a'='b') */");
    }
}
