package io.heliosdb.streaming.connectors.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What comes in, what is told, and what is refused. */
final class StreamSourceTest {
    private static final Inlet.Origin P1 = Inlet.Origin.producer("p1");

    @Test
    void rowsAreTakenAndAcknowledgedByTheirNumbers() {
        try (StreamRig rig = new StreamRig()) {
            final Inlet inlet = rig.open(Inlet.Origin.NAMELESS);
            assertThat(inlet.takenBefore()).isZero();
            StreamRig.offer(inlet, 1, 10, null, 30);
            StreamRig.offer(inlet, 4, 40, null);
            rig.turn(3);
            assertThat(rig.ids()).containsExactly(10, 30, 40);
            assertThat(inlet.acknowledged()).isZero();
            rig.source.acknowledged(2); // the position and the first row
            assertThat(inlet.acknowledged()).isEqualTo(1);
            rig.acknowledgeAll();
            assertThat(inlet.acknowledged()).as("with what made no row").isEqualTo(5);
            assertThat(rig.endpoint().counts().rows()).isEqualTo(3);
        }
    }

    @Test
    void whatWasTakenBeforeIsDropped() {
        try (StreamRig rig = new StreamRig()) {
            StreamRig.offer(rig.open(P1), 1, 10, 20);
            rig.turn(2);
            final Inlet again = rig.open(P1);
            assertThat(again.takenBefore()).isEqualTo(2);
            StreamRig.offer(again, 1, 10, 20, 30);
            rig.turn(2);
            assertThat(rig.ids()).containsExactly(10, 20, 30);
            assertThat(rig.endpoint().counts().repeated()).isEqualTo(2);
        }
    }

    @Test
    void aSecondConnectionOfAProducerReplacesTheFirst() {
        try (StreamRig rig = new StreamRig()) {
            final Inlet first = rig.open(P1);
            final Inlet second = rig.endpoint().open(P1, () -> {});
            StreamRig.offer(first, 1, 10);
            rig.turn(2); // takes the second in before it looks at the first
            assertThat(rig.ids()).isEmpty();
            assertThat(first.refusal()).hasMessageContaining("connected once more");
            StreamRig.offer(second, 1, 11);
            rig.turn(2);
            assertThat(rig.ids()).containsExactly(11);
            second.close();
        }
    }

    @Test
    void aRepeatedRequestIsTakenOnceAndAcknowledgedWhenItIsSafe() {
        try (StreamRig rig = new StreamRig()) {
            final Inlet first = rig.open(StreamRig.request("r"));
            StreamRig.offer(first, 1, 10, 20);
            first.close();
            rig.turn(2);
            final Inlet again = rig.open(StreamRig.request("r"));
            assertThat(again.takenBefore()).isEqualTo(2);
            assertThat(again.acknowledged()).isZero();
            rig.acknowledgeAll();
            assertThat(again.acknowledged()).isEqualTo(2);
            assertThat(rig.open(StreamRig.request("s")).takenBefore()).isZero();
        }
    }

    @Test
    void aKeyNamesOneBodyAndOneRequestAtATime() {
        try (StreamRig rig = new StreamRig()) {
            final Inlet first = rig.open(StreamRig.request("r", "a"));
            StreamRig.offer(first, 1, 10, 20);
            assertThat(rig.open(StreamRig.request("r", "a")).refusal())
                    .hasMessageContaining("is under way");
            assertThat(rig.open(StreamRig.request("r", "b")).refusal())
                    .hasMessageContaining("another body");
            first.close();
            rig.turn(2);
            assertThat(first.refusal()).isNull();
            assertThat(rig.open(StreamRig.request("r", "a")).takenBefore()).isEqualTo(2);
            assertThat(rig.ids()).containsExactly(10, 20);
            try (StreamRig after =
                    new StreamRig(Map.of(), 0, rig.log.positions(rig.log.entryCount()))) {
                assertThat(after.open(StreamRig.request("r", "b")).refusal())
                        .hasMessageContaining("another body");
                assertThat(after.open(StreamRig.request("r", "a")).takenBefore()).isEqualTo(2);
            }
        }
    }

    @Test
    void theOldestRequestsAreForgotten() {
        final Map<String, String> two = Map.of("idempotency-keys", "2");
        try (StreamRig rig = new StreamRig(two, 0, List.of())) {
            for (final String key : List.of("a", "b", "c")) {
                final Inlet inlet = rig.open(StreamRig.request(key));
                StreamRig.offer(inlet, 1, 10, 20);
                inlet.close();
                rig.turn(2);
            }
            for (final String key : List.of("b", "c")) {
                final Inlet inlet = rig.open(StreamRig.request(key));
                assertThat(inlet.takenBefore()).as(key).isEqualTo(2);
                inlet.close();
                rig.turn(1);
            }
            try (StreamRig after = new StreamRig(two, 0, rig.log.positions(rig.log.entryCount()))) {
                assertThat(after.open(StreamRig.request("b")).takenBefore()).isEqualTo(2);
                assertThat(after.open(StreamRig.request("c")).takenBefore()).isEqualTo(2);
                assertThat(after.open(StreamRig.request("a")).refusal())
                        .hasMessageContaining("too many requests at a time");
            }
        }
    }

    @Test
    void anInletHasAFewBatchesAndNoMore() {
        try (StreamRig rig = new StreamRig()) {
            final List<String> wakes = new ArrayList<>();
            final Inlet inlet = rig.endpoint().open(P1, () -> wakes.add("woken"));
            rig.turn(1);
            assertThat(wakes).hasSize(1);
            int count = 0;
            for (RowBatch batch = inlet.batch(); batch != null; batch = inlet.batch()) {
                batch.begin(++count);
                StreamRig.write(batch, count);
                inlet.offer(batch);
            }
            assertThat(count).isEqualTo(4);
            rig.turn(1);
            assertThat(wakes).hasSize(2);
            assertThat(inlet.batch()).isNotNull();
            rig.turn(2);
            assertThat(rig.ids()).containsExactly(1, 2, 3, 4);
            inlet.close();
        }
    }

    @Test
    void oneClientTooManyIsRefused() {
        try (StreamRig rig = new StreamRig(Map.of("max-connections", "1"), 0, List.of())) {
            final Inlet first = rig.open(Inlet.Origin.NAMELESS);
            assertThat(rig.open(Inlet.Origin.NAMELESS).refusal())
                    .hasMessageContaining("too many clients");
            first.close();
            rig.turn(2);
            assertThat(rig.open(Inlet.Origin.NAMELESS).refusal()).isNull();
        }
    }

    @Test
    void aBatchGrowsForALongRow() {
        try (StreamRig rig = new StreamRig();
                RowBatch batch = rig.endpoint().newBatch(4096)) {
            batch.begin(1);
            StreamRig.write(batch, 1);
            assertThat(batch.claim(10_000)).isZero();
            batch.grow(10_000);
            assertThat(batch.claim(10_000)).isNotZero();
            batch.rewind();
            assertThat(batch.number()).isEqualTo(1);
        }
    }

    @Test
    void aClosedStreamTellsItsClients() {
        final Inlet inlet;
        final StreamEndpoint endpoint;
        try (StreamRig rig = new StreamRig()) {
            endpoint = rig.endpoint();
            inlet = rig.open(Inlet.Origin.NAMELESS);
        }
        assertThat(inlet.refusal()).hasMessageContaining("being closed");
        assertThatThrownBy(() -> endpoint.open(Inlet.Origin.NAMELESS, () -> {}))
                .isInstanceOf(HeliosException.class);
    }

    @Test
    void twoTablesOfOneNameAreRefused() {
        try (StreamRig rig = new StreamRig()) {
            assertThatThrownBy(
                            () ->
                                    rig.streams.open(
                                            new TableDefinition("t", StreamRig.COLUMNS, Map.of()),
                                            StreamRig.COLUMNS,
                                            new ConnectorContext(
                                                    rig.ledger, () -> 0, () -> 0, 64, null, null)))
                    .hasMessageContaining("is called t");
        }
    }
}
