package io.heliosdb.streaming.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.sql.cache.PlanCache;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.loader.Planner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class SqlSessionTest {
    private static final String SELECT =
            "SELECT s AS who, COUNT(*) AS n FROM t WHERE ts > TIMESTAMP '2020-01-01 00:00:00' GROUP"
                    + " BY s";

    @TempDir private Path folder;

    @Test
    void aQuerySaysWhatItReadsAndWhatComesOut() {
        final CompiledQuery query = TestSession.compile(SELECT);
        assertThat(query.isQuery()).isTrue();
        assertThat(query.resultColumns())
                .containsExactly(
                        new Column("who", SqlType.STRING),
                        new Column("n", SqlType.BIGINT.notNull()));
        assertThat(query.reads()).hasSize(1);
        assertThat(query.reads().getFirst().shortName()).isEqualTo("t");
        assertThat(query.reads().getFirst().options()).containsEntry("path", "x");
        assertThat(query.reads().getFirst().columns()).hasSize(13);
        assertThat(query.sinks().getFirst().changes())
                .containsExactlyInAnyOrder(
                        RowKind.INSERT, RowKind.UPDATE_BEFORE, RowKind.UPDATE_AFTER);
        assertThat(query.sinks().getFirst().upsertKey()).containsExactly(0);
    }

    @Test
    void aCachedScriptDoesNotLoadThePlanner() {
        final PlanCache cache = cache();
        final CompiledQuery first = compile(cache, SELECT, Map.of());
        try (Planner unused = new Planner(TestSession.planner().folder(), System::nanoTime)) {
            final SqlSession session = TestSession.cached(cache).planner(unused).conclude();
            final Answer answer = TestSession.run(session, TestSession.TABLES + SELECT);
            session.finish();
            assertThat(((Answer.Run) answer).query()).isEqualTo(first);
            assertThat(session.cacheHits()).isOne();
            assertThat(session.planningNs()).isZero();
            assertThat(unused.loads()).isZero();
        }
    }

    @Test
    void whatAPlanDependsOnIsPartOfItsKey() {
        final PlanCache cache = cache();
        compile(cache, SELECT, Map.of());
        assertThat(hits(cache, SELECT, "")).isOne();
        assertThat(hits(cache, SELECT + " ", "")).as("white space behind").isOne();
        assertThat(hits(cache, SELECT.replace("COUNT", "count"), "")).as("text").isZero();
        assertThat(hits(cache, SELECT, "SET 'table.local-time-zone' = 'Europe/Berlin';"))
                .as("zone")
                .isZero();
        assertThat(hits(cache, SELECT, "SET 'pipeline.name' = 'x';"))
                .as("what the planner does not see")
                .isOne();
        assertThat(hits(cache, SELECT, "CREATE VIEW w AS SELECT s FROM t;")).as("catalog").isZero();
    }

    @Test
    void operatorsKeepTheirUidsAcrossPlans() {
        final CompiledQuery query = TestSession.compile(SELECT);
        assertThat(uids(TestSession.compile(SELECT))).isEqualTo(uids(query));
        assertThat(uids(TestSession.compile(SELECT.replace("AS who", "AS whom"))))
                .isEqualTo(uids(query));
        final List<OperatorUid> other = uids(TestSession.compile(SELECT.replace("2020", "2021")));
        assertThat(other.getFirst()).as("scan").isEqualTo(uids(query).getFirst());
        assertThat(other.getLast()).as("sink").isNotEqualTo(uids(query).getLast());
    }

    @Test
    void tablesAreDescribed() {
        final SqlSession session = TestSession.context().conclude();
        TestSession.run(session, TestSession.TABLES + "CREATE VIEW w AS SELECT k FROM v;");
        final TableDescription table = session.table("v");
        assertThat(table.name()).isEqualTo("`default_catalog`.`default_database`.`v`");
        assertThat(table.columns())
                .containsExactly(
                        new Column("k", SqlType.STRING.notNull()), new Column("n", SqlType.BIGINT));
        assertThat(table.computedColumns()).containsExactly("twice");
        assertThat(table.primaryKey()).containsExactly("k");
        assertThat(table.options()).containsEntry("connector", "files");
        assertThat(session.table("w").isView()).isTrue();
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(() -> session.table("x"))
                .withMessageContaining("HSQL-0103");
    }

    @Test
    void showAndExplainAnswerInText() {
        final SqlSession session = TestSession.context().conclude();
        assertThat(TestSession.run(session, TestSession.TABLES + "SHOW TABLES"))
                .isEqualTo(
                        new Answer.Rows(
                                List.of("table name"),
                                List.of(
                                        List.of("ev"),
                                        List.of("out1"),
                                        List.of("out2"),
                                        List.of("t"),
                                        List.of("v"))));
        final Answer explained = TestSession.run(session, "EXPLAIN SELECT k FROM v WHERE n > 1");
        assertThat(((Answer.Explained) explained).text())
                .contains(
                        "== Abstract Syntax Tree ==",
                        "LogicalFilter",
                        "== Engine Plan ==\nSink result")
                .doesNotContain("heliosdb_result");
        assertThat(TestSession.run(session, "EXPLAIN CODE SELECT k FROM v"))
                .isInstanceOf(Answer.ExplainCode.class);
    }

    @Test
    void settingsAreSetResetAndListed() {
        final SqlSession session =
                TestSession.context()
                        .engineSetting(
                                Setting.ofEngine(
                                        "heliosdb.batch",
                                        "full",
                                        value -> value.equals("0") ? "too small" : "",
                                        ""))
                        .set("heliosdb.batch", "7")
                        .conclude();
        assertThat(session.setting("heliosdb.batch")).isEqualTo("7");
        TestSession.run(
                session, "SET heliosdb.batch = 1; SET 'table.local-time-zone' = 'Asia/Tokyo';");
        assertThat(session.setting("heliosdb.batch")).isEqualTo("1");
        assertThat(((Answer.Rows) TestSession.run(session, "SET")).rows())
                .contains(
                        List.of("heliosdb.batch", "1"),
                        List.of("table.local-time-zone", "Asia/Tokyo"));
        TestSession.run(session, "RESET 'heliosdb.batch'");
        assertThat(session.setting("heliosdb.batch")).isEqualTo("full");
        TestSession.run(session, "RESET");
        assertThat(session.setting("table.local-time-zone")).isEqualTo("UTC");
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(() -> TestSession.run(session, "SET 'heliosdb.batch' = '0'"))
                .withMessageContaining("HSQL-0202")
                .withMessageContaining("too small");
    }

    @Test
    void aWrongDeclarationIsForgotten() {
        final SqlSession session = TestSession.context().interactive(true).conclude();
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(
                        () ->
                                TestSession.run(
                                        session,
                                        "CREATE TABLE x (a INTT) WITH ('connector' = 'files')"));
        TestSession.run(session, "CREATE TABLE x (a INT) WITH ('connector' = 'print')");
        assertThat(((Answer.Rows) TestSession.run(session, "SHOW TABLES")).rows())
                .containsExactly(List.of("x"));
    }

    @Test
    void aScriptsLastDeclarationIsCheckedAtItsEnd() {
        final SqlSession session = TestSession.context().conclude();
        TestSession.run(
                session,
                "CREATE TABLE x (a INT) WITH ('connector' = 'print'); CREATE TABLE x (a INT)");
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(session::finish)
                .withMessageContaining("table x is declared twice")
                .extracting("detail", "hint")
                .asString()
                .contains("line 1, column 14,", "another name");
    }

    private static List<OperatorUid> uids(final CompiledQuery query) {
        return query.plan().nodes().stream().map(PlanNode::uid).toList();
    }

    private PlanCache cache() {
        return new PlanCache(folder, PlanCache.DEFAULT_LIMIT_BYTES, Instant::now);
    }

    private static CompiledQuery compile(
            final PlanCache cache, final String script, final Map<String, String> settings) {
        final SessionContext context = TestSession.cached(cache);
        settings.forEach(context::set);
        return ((Answer.Run) TestSession.run(context.conclude(), TestSession.TABLES + script))
                .query();
    }

    private static int hits(final PlanCache cache, final String script, final String before) {
        final SqlSession session = TestSession.cached(cache).conclude();
        TestSession.run(session, TestSession.TABLES + before + script);
        return session.cacheHits();
    }
}
