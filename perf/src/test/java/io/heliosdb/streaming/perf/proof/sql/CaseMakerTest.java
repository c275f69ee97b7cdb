package io.heliosdb.streaming.perf.proof.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.SqlCase;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class CaseMakerTest {
    private static final int SEEDS = 1_000;

    @Test
    void aSeedIsOneCase() {
        final Set<String> texts = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            final String text = Stubs.randomCase(seed).text();
            assertThat(Stubs.randomCase(seed).text()).isEqualTo(text);
            texts.add(text);
        }
        assertThat(texts).hasSize(SEEDS);
    }

    @Test
    void everyFeatureTypeAndNamingIsDrawn() {
        final Set<String> features = new HashSet<>();
        final StringBuilder all = new StringBuilder();
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomCase randomCase = Stubs.randomCase(seed);
            features.add(randomCase.name().replaceAll("-\\d+$", ""));
            all.append(randomCase.text());
        }
        assertThat(features).hasSize(Feature.values().length);
        for (final SqlType type : SqlType.columns()) {
            assertThat(all).contains(" " + type.sql() + ",\n");
        }
        assertThat(all)
                .contains("CREATE VIEW v1 AS", "WITH w1 AS", " UNION ALL ", " UNION SELECT")
                .contains("CUBE (", "ROLLUP (", "GROUPING SETS (", "HOP_START(", "DISTINCT ")
                .contains("FILTER (WHERE", "FIRST_VALUE(", "HAVING", "g0 AS (", "\"f0\": null")
                .contains(
                        "SESSION(TABLE t PARTITION BY (", "SESSION_END(", "=== set table.exec.emit")
                .contains("ts TIMESTAMP_LTZ(3)", "=== set table.local-time-zone=Pacific/Apia")
                .contains(
                        " EXCEPT ALL ",
                        " INTERSECT ",
                        ") NOT IN (SELECT ",
                        "WHERE EXISTS (SELECT 1")
                .contains(
                        "ROW_NUMBER() OVER (PARTITION BY window_start",
                        "rn >= 2",
                        "ORDER BY ts DESC")
                .contains(" OFFSET ", "CROSS JOIN UNNEST(", "WITH ORDINALITY AS u", "ON TRUE")
                .contains("EXECUTE STATEMENT SET", "=== output s1", "INTERVAL '-7' MONTH")
                .contains("LISTAGG(", "ARRAY_AGG(", "COLLECT(", "JSON_ARRAYAGG(", "PERCENTILE(");
    }

    @Test
    void rowsInSeveralOrdersAreComparedWhenAllIsDone() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomCase randomCase = Stubs.randomCase(seed);
            final SqlCase sqlCase = randomCase.sqlCase();
            if (randomCase.beside().isPresent()) {
                assertThat(sqlCase.expectation()).isInstanceOf(Expectation.Files.class);
                continue;
            }
            final boolean isSteady = randomCase.query().source().isSteady();
            assertThat(sqlCase.expectation())
                    .isInstanceOf(isSteady ? Expectation.Changelog.class : Expectation.Rows.class);
        }
        final RandomCase union = new CaseMaker(List.of(Feature.SET_OPERATION)).of(1);
        assertThat(union.sqlCase().expectation()).isInstanceOf(Expectation.Rows.class);
    }
}
