package io.heliosdb.streaming.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.format.ChangeFormats;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What the planner is told of a connector, by which plans are kept. */
final class ConnectorFactsTest {
    @Test
    void namesFormatsInOneOrderInEveryProcess() {
        final ConnectorFacts facts =
                new ConnectorFacts(
                        "filesystem",
                        true,
                        true,
                        true,
                        ConnectorFacts.SinkChanges.ALL,
                        Map.of(),
                        ChangeFormats.ALL,
                        List.of());
        assertThat(facts.forBridge().get("changeFormats"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSizeGreaterThan(3)
                .isSorted();
    }
}
