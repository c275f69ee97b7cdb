package io.heliosdb.streaming.connectors.filesystem;

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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

final class CsvFileSourceTest extends SourceContract {
    private static final List<Column> COLUMNS =
            List.of(new Column("id", SqlType.INTEGER), new Column("name", SqlType.STRING));

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("b.csv"), "3,three\n4,\"fo\nur\"\n");
        try (OutputStream gzip =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
            gzip.write("1,one\n2,two\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve(".hidden"), "9,nine\n");
        Files.writeString(folder.resolve("_marker"), "9,nine\n");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub").resolve("c.csv"), "5," + "x".repeat(5000) + "\n");
        Files.writeString(folder.resolve("empty.csv"), "");
    }

    private TableDefinition table(final Map<String, String> more) {
        final Map<String, String> options = new HashMap<>(more);
        options.putIfAbsent("path", folder.toString());
        options.put("connector", "filesystem");
        options.put("format", "csv");
        return new TableDefinition("t", COLUMNS, options);
    }

    @Override
    protected Connector connector() {
        return new FilesystemConnector();
    }

    @Override
    protected TableDefinition boundedTable() {
        return table(Map.of());
    }

    @Override
    protected int expectedRowCount() {
        return 5;
    }

    @Test
    void namesTheMissingFile() {
        final Ledger ledger = new Ledger(1L << 24);
        final TableDefinition missing = table(Map.of("path", folder + "/nowhere.csv"));
        try (RefusingCollector collector = new RefusingCollector(ledger, 0);
                Source source = connector().source(missing, COLUMNS, context(ledger))) {
            assertThatThrownBy(() -> source.poll(collector))
                    .hasMessageContaining("HCON-0007")
                    .hasMessageContaining("nowhere.csv");
        }
    }

    @Test
    void findsNewFilesWhenItMonitors() throws IOException {
        final Ledger ledger = new Ledger(1L << 24);
        final TableDefinition watched = table(Map.of("source.monitor-interval", "1 s"));
        try (RefusingCollector collector = new RefusingCollector(ledger, 0);
                Source source = connector().source(watched, COLUMNS, context(ledger))) {
            pollUntilIdle(source, collector);
            assertThat(collector.rows()).hasSize(5);
            Files.writeString(folder.resolve("d.csv"), "6,six\n");
            pollUntilIdle(source, collector);
            assertThat(collector.rows()).hasSize(6);
            assertThat(source.isFinished()).isFalse();
        }
    }

    private static void pollUntilIdle(final Source source, final RefusingCollector collector) {
        for (int idle = 0; idle < 3; ) {
            idle = source.poll(collector) == 0 ? idle + 1 : 0;
        }
    }

    @Test
    void readsOnlyTheColumnsWanted() {
        final Ledger ledger = new Ledger(1L << 24);
        final List<Column> wanted = List.of(COLUMNS.get(0));
        try (RefusingCollector collector = new RefusingCollector(ledger, 0);
                Source source = connector().source(boundedTable(), wanted, context(ledger))) {
            while (!source.isFinished()) {
                source.poll(collector);
            }
            // a presence word and an INT, padded to 16 bytes
            assertThat(collector.rows()).hasSize(5).allMatch(row -> row.length() == 32);
        }
    }
}
