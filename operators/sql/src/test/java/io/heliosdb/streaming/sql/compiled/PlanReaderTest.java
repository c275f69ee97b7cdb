package io.heliosdb.streaming.sql.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.script.StatementSplitter;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Documents that the planner does not write today. */
class PlanReaderTest {
    private static final String SINK =
            """
            {"id": 3, "type": "stream-exec-sink_2", "configuration": {
               "table.exec.sink.not-null-enforcer": "ERROR",
               "table.exec.sink.type-length-enforcer": "IGNORE",
               "table.exec.sink.upsert-materialize": "AUTO"},
             "dynamicTableSink": {"table": {"identifier": "`c`.`d`.`out`", "resolvedTable": {
               "schema": {"columns": [{"name": "a", "dataType": "INT"}]},
               "options": {"connector": "print"}}}},
             "inputChangelogMode": ["INSERT"], "outputType": "ROW<`a` INT>"}\
            """;
    private static final String VALUES =
            """
            {"id": 1, "type": "stream-exec-values_1", "outputType": "ROW<`a` INT>",
             "tuples": [[{"kind": "LITERAL", "value": 1, "type": "INT NOT NULL"}]]}\
            """;
    private static final String CALC =
            """
            {"id": 2, "type": "stream-exec-calc_1", "condition": null, "outputType": "ROW<`a` INT>",
             "projection": [{"kind": "CALL", "internalName": "$FROB$1", "type": "INT",
               "operands": [{"kind": "INPUT_REF", "inputIndex": 0, "type": "INT"}]}]}\
            """;
    private static final String EDGE = "[1, 3]";

    @Test
    void readsNodesAfterTheirInputs() {
        final CompiledQuery query = read(plan(EDGE, SINK, VALUES));
        assertThat(PlanText.of(query.plan()))
                .isEqualTo("Sink `c`.`d`.`out` (a INT)\n  Values [[1]] (a INT)\n");
        assertThat(query.sinks().getFirst().isAppendOnly()).isTrue();
        assertThat(query.sinks().getFirst().table().connector()).isEqualTo("print");
        assertThat(query.isQuery()).isFalse();
    }

    @Test
    void anUnknownPropertyIsAnError() {
        final String node = VALUES.replace("\"id\"", "\"speed\": 3, \"id\"");
        final String literal = VALUES.replace("\"value\"", "\"unit\": 3, \"value\"");
        final String table = SINK.replace("\"schema\"", "\"index\": 3, \"schema\"");
        final String option =
                SINK.replace("\"table.exec.sink.upsert", "\"fast\": 3, \"table.exec.sink.upsert");
        assertUnreadable(plan(EDGE, node, SINK), "speed");
        assertUnreadable(plan(EDGE, literal, SINK), "unit");
        assertUnreadable(plan(EDGE, VALUES, table), "index");
        assertUnreadable(plan(EDGE, VALUES, option), "fast");
    }

    @Test
    void aNodeOfUnknownTypeOrVersionIsRefusedWithItsName() {
        for (final String type : new String[] {"teleport_1", "values_2"}) {
            final String node = VALUES.replace("stream-exec-values_1", "stream-exec-" + type);
            assertThatExceptionOfType(HeliosException.class)
                    .isThrownBy(() -> read(plan(EDGE, node, SINK)))
                    .withMessageContaining("HSQL-0301")
                    .withMessageContaining(type.substring(0, type.length() - 2));
        }
    }

    @Test
    void anUnknownFunctionIsRefusedAtItsPlace() {
        final Places places =
                new Places(StatementSplitter.split("s.sql", "SELECT 'FROB',\n frob(a) FROM t"));
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(
                        () ->
                                PlanReader.read(
                                        plan("[1, 2], [2, 3]", VALUES, CALC, SINK),
                                        List.of(),
                                        places,
                                        "UTC"))
                .withMessageContaining("HSQL-0302")
                .withMessageContaining("FROB")
                .satisfies(
                        error ->
                                assertThat(error.position()).contains(new Position("s.sql", 2, 2)));
    }

    @Test
    void textThatIsNotJsonIsAnError() {
        for (final String text : new String[] {"", "{", "{} {}", "[]", "{\"nodes\": [}"}) {
            assertUnreadable(text, "");
        }
    }

    @Test
    void equalOperatorsGetDifferentUids() {
        final String second = VALUES.replace("\"id\": 1", "\"id\": 2");
        final String union =
                """
                {"id": 4, "type": "stream-exec-union_1", "outputType": "ROW<`a` INT>"}\
                """;
        final PlanNode read =
                read(plan("[1, 4], [2, 4], [4, 3]", VALUES, second, union, SINK))
                        .plan()
                        .sinks()
                        .getFirst()
                        .input();
        assertThat(read.inputs()).hasSize(2);
        assertThat(read.inputs().get(0).uid()).isNotEqualTo(read.inputs().get(1).uid());
    }

    private static void assertUnreadable(final String json, final String detail) {
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(() -> read(json))
                .withMessageContaining("HSQL-0305")
                .withMessageContaining(detail);
    }

    private static CompiledQuery read(final String json) {
        return PlanReader.read(json, List.of(), new Places(List.of()), "UTC");
    }

    /** A plan of nodes, with edges written as {@code [source, target]}. */
    private static String plan(final String edges, final String... nodes) {
        final String full =
                edges.replaceAll("\\[(\\d+), (\\d+)]", "{\"source\": $1, \"target\": $2}");
        return "{\"flinkVersion\": \"2.3\", \"nodes\": ["
                + String.join(", ", nodes)
                + "], \"edges\": ["
                + full
                + "]}";
    }
}
