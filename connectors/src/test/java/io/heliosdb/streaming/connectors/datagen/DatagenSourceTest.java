package io.heliosdb.streaming.connectors.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.RefusingCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourceContract;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class DatagenSourceTest extends SourceContract {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("id", SqlType.BIGINT),
                    new Column("small", SqlType.SMALLINT),
                    new Column("flag", SqlType.BOOLEAN),
                    new Column("price", SqlType.decimal(10, 2)),
                    new Column("ratio", SqlType.DOUBLE),
                    new Column("name", SqlType.varchar(30)),
                    new Column("at", SqlType.timestamp(3)));

    private static TableDefinition table(final Map<String, String> more) {
        final Map<String, String> options =
                new HashMap<>(Map.of("connector", "datagen", "number-of-rows", "5000"));
        options.putAll(more);
        return new TableDefinition("t", COLUMNS, options);
    }

    @Override
    protected Connector connector() {
        return new DatagenConnector();
    }

    @Override
    protected TableDefinition boundedTable() {
        return table(Map.of("fields.name.null-rate", "0.5"));
    }

    @Override
    protected int expectedRowCount() {
        return 5000;
    }

    private static List<String> rows(final TableDefinition table) {
        final Ledger ledger = new Ledger(1L << 24);
        try (RefusingCollector collector = new RefusingCollector(ledger, 0);
                Source source = new DatagenConnector().source(table, COLUMNS, context(ledger))) {
            while (!source.isFinished()) {
                source.poll(collector);
            }
            return collector.rows();
        }
    }

    @Test
    void theSeedDecidesTheRows() {
        assertThat(rows(table(Map.of("seed", "7")))).isEqualTo(rows(table(Map.of("seed", "7"))));
        assertThat(rows(table(Map.of("seed", "7")))).isNotEqualTo(rows(table(Map.of("seed", "8"))));
    }

    @Test
    void aSequenceEndsTheSource() {
        final Map<String, String> sequence =
                Map.of(
                        "fields.id.kind", "sequence",
                        "fields.id.start", "5",
                        "fields.id.end", "7");
        assertThat(rows(table(sequence))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fields.id.kind        | sequence | lacks option 'fields.id.start'
                    fields.none.min       | 1        | unknown option 'fields.none.min'
                    fields.id.mininum     | 1        | unknown option 'fields.id.mininum'
                    fields.name.null-rate | 1.5      | cannot be
                    fields.name.null-rate | -1       | cannot be
                    """)
    void refusesWhatNoColumnTakes(final String key, final String value, final String told) {
        assertThatThrownBy(() -> rows(table(Map.of(key, value))))
                .hasMessageContaining("HCON-0004")
                .hasMessageContaining(told);
    }

    @Test
    void refusesASequenceThatEndsBeforeItBegins() {
        final Map<String, String> sequence =
                Map.of(
                        "fields.id.kind", "sequence",
                        "fields.id.start", "8",
                        "fields.id.end", "7");
        assertThatThrownBy(() -> rows(table(sequence)))
                .hasMessageContaining("'fields.id.end' of table t cannot be '7'");
    }

    @Test
    void refusesBoundsOutsideTheType() {
        assertThatThrownBy(() -> rows(table(Map.of("fields.small.max", "40000"))))
                .hasMessageContaining("HCON-0004")
                .hasMessageContaining("fields.small.max");
    }
}
