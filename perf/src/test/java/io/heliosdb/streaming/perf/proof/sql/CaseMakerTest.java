package io.heliosdb.streaming.perf.proof.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.SqlCase;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class CaseMakerTest {
    private static final int SEEDS = 500;

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
        for (final SqlType type : SqlType.values()) {
            assertThat(all).contains(" " + type.sql() + ",\n");
        }
        assertThat(all)
                .contains("CREATE VIEW v1 AS", "WITH w1 AS", " UNION ALL ", " UNION SELECT")
                .contains("CUBE (", "ROLLUP (", "GROUPING SETS (", "HOP_START(", "DISTINCT ")
                .contains("FILTER (WHERE", "FIRST_VALUE(", "HAVING", "g0 AS (", "\"f0\": null");
    }

    @Test
    void rowsInSeveralOrdersAreComparedWhenAllIsDone() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomCase randomCase = Stubs.randomCase(seed);
            final SqlCase sqlCase = randomCase.sqlCase();
            final boolean isSteady = randomCase.query().source().isSteady();
            assertThat(sqlCase.expectation())
                    .isInstanceOf(isSteady ? Expectation.Changelog.class : Expectation.Rows.class);
        }
        final RandomCase union = new CaseMaker(List.of(Feature.UNION)).of(1);
        assertThat(union.sqlCase().expectation()).isInstanceOf(Expectation.Rows.class);
    }
}
