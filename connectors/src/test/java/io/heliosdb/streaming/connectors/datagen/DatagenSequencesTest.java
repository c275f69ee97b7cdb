package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.SourceContract;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;
import java.util.Map;

/** Without random columns a source goes on at once, however many rows were kept. */
final class DatagenSequencesTest extends SourceContract {
    @Override
    protected Connector connector() {
        return new DatagenConnector();
    }

    @Override
    protected TableDefinition boundedTable() {
        return new TableDefinition(
                "t",
                List.of(
                        new Column("id", SqlType.BIGINT),
                        new Column("price", SqlType.decimal(10, 2)),
                        new Column("name", SqlType.varchar(30))),
                Map.ofEntries(
                        Map.entry("connector", "datagen"),
                        Map.entry("fields.id.kind", "sequence"),
                        Map.entry("fields.id.start", "7"),
                        Map.entry("fields.id.end", "3006"),
                        Map.entry("fields.price.kind", "sequence"),
                        Map.entry("fields.price.start", "-5"),
                        Map.entry("fields.price.end", "9999"),
                        Map.entry("fields.name.kind", "sequence"),
                        Map.entry("fields.name.start", "0"),
                        Map.entry("fields.name.end", "9999")));
    }

    @Override
    protected int expectedRowCount() {
        return 3000;
    }
}
