package io.heliosdb.streaming.sql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.SqlError;

import org.junit.jupiter.api.Test;

import java.util.List;

class StatementSplitterTest {
    @Test
    void semicolonsInQuotesAndCommentsDoNotCut() {
        final List<Statement> statements =
                split("SELECT ';', `a;b`, 'it''s;' -- no; \n /* not; here */ FROM t; SELECT 2");
        assertThat(statements).hasSize(2);
        assertThat(statements.get(0).text()).startsWith("SELECT ';'").endsWith("FROM t");
        assertThat(statements.get(1).text()).isEqualTo("SELECT 2");
    }

    @Test
    void hintsBelongToTheirStatement() {
        assertThat(split("SELECT * FROM t /*+ OPTIONS('a'='b') */ ; SELECT 2 /* no */"))
                .extracting(Statement::text)
                .containsExactly("SELECT * FROM t /*+ OPTIONS('a'='b') */", "SELECT 2");
    }

    @Test
    void emptyStatementsAndTrailingCommentsAreLeftOut() {
        assertThat(split(" ;; -- nothing\n ; /* nor here */ ")).isEmpty();
        assertThat(split("\uFEFFSELECT 1;\n-- end"))
                .extracting(Statement::text)
                .containsExactly("SELECT 1");
    }

    @Test
    void knowsWhereEachStatementAndEachOfItsCharactersStands() {
        final Statement second = split("SELECT 1;\n  SELECT a,\n    b FROM t;").get(1);
        assertThat(second.position()).isEqualTo(new Position("f.sql", 2, 3));
        assertThat(second.at(1, 8)).isEqualTo(new Position("f.sql", 2, 10));
        assertThat(second.at(2, 5)).isEqualTo(new Position("f.sql", 3, 5));
        assertThat(second.at(second.text().indexOf("b FROM")))
                .isEqualTo(new Position("f.sql", 3, 5));
    }

    @Test
    void tellsKindsByTheirFirstWords() {
        assertThat(kinds("select 1; WITH q AS (SELECT 1) SELECT * FROM q; (SELECT 1); VALUES (1)"))
                .containsOnly(Statement.Kind.QUERY);
        assertThat(kinds("CREATE TABLE t (a INT); drop view v; USE d; ALTER TABLE t ADD b INT"))
                .containsOnly(Statement.Kind.CATALOG);
        assertThat(kinds("SHOW TABLES; DESC t; INSERT INTO t SELECT 1; SET 'a' = 'b'; RESET; GO"))
                .containsExactly(
                        Statement.Kind.SHOW,
                        Statement.Kind.SHOW,
                        Statement.Kind.INSERT,
                        Statement.Kind.SET,
                        Statement.Kind.RESET,
                        Statement.Kind.OTHER);
    }

    @Test
    void aStatementSetIsOneStatementWithParts() {
        for (final String begin : List.of("EXECUTE STATEMENT SET BEGIN", "BEGIN STATEMENT SET;")) {
            final List<Statement> statements =
                    split(
                            begin
                                    + "\n"
                                    + "INSERT INTO a SELECT 1;\n"
                                    + "INSERT INTO b SELECT 2;\n"
                                    + "END; VALUES (3)");
            assertThat(statements).hasSize(2);
            final Statement set = statements.getFirst();
            assertThat(set.kind()).isEqualTo(Statement.Kind.STATEMENT_SET);
            assertThat(set.planned())
                    .extracting(Statement::text)
                    .containsExactly("INSERT INTO a SELECT 1", "INSERT INTO b SELECT 2");
            assertThat(set.parts().get(1).position().line()).isEqualTo(3);
        }
    }

    @Test
    void explainHoldsWhatIsExplained() {
        final Statement plain = split("EXPLAIN CHANGELOG_MODE, ESTIMATED_COST SELECT 1").getFirst();
        assertThat(plain.kind()).isEqualTo(Statement.Kind.EXPLAIN);
        assertThat(plain.planned()).extracting(Statement::text).containsExactly("SELECT 1");
        final Statement code = split("explain code plan for SELECT 1").getFirst();
        assertThat(code.kind()).isEqualTo(Statement.Kind.EXPLAIN_CODE);
        assertThat(code.planned()).extracting(Statement::text).containsExactly("SELECT 1");
        final Statement codeFor = split("EXPLAIN CODE FOR SELECT 2").getFirst();
        assertThat(codeFor.kind()).isEqualTo(Statement.Kind.EXPLAIN_CODE);
        assertThat(codeFor.planned()).extracting(Statement::text).containsExactly("SELECT 2");
        final Statement set =
                split(
                                "EXPLAIN STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT INTO b"
                                        + " SELECT 2; END")
                        .getFirst();
        assertThat(set.planned()).hasSize(2);
        assertThat(split("EXECUTE INSERT INTO a SELECT 1").getFirst().text())
                .isEqualTo("INSERT INTO a SELECT 1");
    }

    @Test
    void whatIsNotClosedIsReportedWhereItOpens() {
        assertUnterminated("SELECT 1;\n SELECT 'abc", 2, 9);
        assertUnterminated("SELECT `abc", 1, 8);
        assertUnterminated("SELECT 1 /* abc", 1, 10);
        assertUnterminated("SELECT 1; BEGIN STATEMENT SET; INSERT INTO t SELECT 1;", 1, 11);
    }

    @Test
    void aShellReadsOnUntilTheSemicolon() {
        final String open = "BEGIN STATEMENT SET; INSERT INTO t SELECT 1;";
        assertThat(StatementSplitter.isComplete("SELECT 1")).isFalse();
        assertThat(StatementSplitter.isComplete("SELECT ';")).isFalse();
        assertThat(StatementSplitter.isComplete("SELECT 1; -- done")).isTrue();
        assertThat(StatementSplitter.isComplete(open)).isFalse();
        assertThat(StatementSplitter.isComplete(open + " END;")).isTrue();
    }

    private static void assertUnterminated(final String script, final long line, final int column) {
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(() -> split(script))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(SqlError.UNTERMINATED);
                            assertThat(error.position())
                                    .contains(new Position("f.sql", line, column));
                        });
    }

    private static List<Statement.Kind> kinds(final String script) {
        return split(script).stream().map(Statement::kind).toList();
    }

    private static List<Statement> split(final String script) {
        return StatementSplitter.split("f.sql", script);
    }
}
