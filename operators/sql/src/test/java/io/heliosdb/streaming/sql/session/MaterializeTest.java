package io.heliosdb.streaming.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.PlanNode;

import org.junit.jupiter.api.Test;

import java.util.List;

/** When the rows of a primary key are kept in front of a sink that takes updates by key. */
final class MaterializeTest {
    private static final String BY_OTHER_KEY =
            "INSERT INTO out2 SELECT s, n FROM (SELECT s, i, COUNT(*) AS n FROM t GROUP BY s, i)"
                    + " WHERE s IS NOT NULL";
    private static final String BY_ITS_KEY =
            "INSERT INTO out2 SELECT k, SUM(n) FROM v WHERE k IS NOT NULL GROUP BY k";

    private static List<ChangeNode.Materialize> kept(final String script) {
        return TestSession.compile(script).plan().nodes().stream()
                .filter(ChangeNode.Materialize.class::isInstance)
                .map(ChangeNode.Materialize.class::cast)
                .toList();
    }

    @Test
    void rowsOfAnotherKeyAreKept() {
        final List<ChangeNode.Materialize> kept =
                kept("SET 'table.exec.sink.require-on-conflict' = 'false';" + BY_OTHER_KEY);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().key()).containsExactly(0);
        assertThat(kept.getFirst().input()).isNotInstanceOf(PlanNode.Sink.class);
        assertThat(kept(BY_OTHER_KEY + " ON CONFLICT DO DEDUPLICATE")).hasSize(1);
    }

    @Test
    void theSettingDecides() {
        assertThat(kept(BY_ITS_KEY)).isEmpty();
        assertThat(kept("SET 'table.exec.sink.upsert-materialize' = 'FORCE';" + BY_ITS_KEY))
                .hasSize(1);
        assertThat(kept("SET 'table.exec.sink.upsert-materialize' = 'NONE';" + BY_OTHER_KEY))
                .isEmpty();
    }

    @Test
    void whatHappensToConflictsIsAsked() {
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(() -> kept(BY_OTHER_KEY))
                .withMessageContaining("HSQL-");
        assertThatExceptionOfType(HeliosException.class)
                .isThrownBy(() -> kept(BY_OTHER_KEY + " ON CONFLICT DO NOTHING"))
                .withMessageContaining("HSQL-");
    }
}
