package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RefusingCollector;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The log keeps a position of each file for good: there may not be any number of them. */
final class FileLimitTest {
    private static final int MOST_FILES = 2;
    private static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    @TempDir private Path folder;
    private final Ledger ledger = new Ledger(1 << 26);
    private RefusingCollector log;

    @BeforeEach
    void writeFiles() throws IOException {
        log = new RefusingCollector(ledger, 0);
        for (final String name : List.of("a", "b", "c")) {
            Files.writeString(folder.resolve(name), "1\n2\n");
        }
    }

    @AfterEach
    void nothingIsLeft() {
        log.close();
        assertThat(ledger.open()).isEmpty();
    }

    private FileSource source(final boolean isDurable) {
        final TableDefinition table =
                new TableDefinition(
                        "t", COLUMNS, Map.of("path", folder.toString(), "format", "csv"));
        final ConnectorContext plain =
                new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null);
        final ConnectorContext context =
                isDurable ? plain.durable(new DurableRun("job", null, "fsynced")) : plain;
        return new FileSource(
                table,
                new FileListing(folder, null),
                TableFormats.scanner(table, COLUMNS, ScanLimits.DEFAULT, context),
                context,
                0,
                MOST_FILES);
    }

    private void readAll(final FileSource source) {
        while (!source.isFinished()) {
            source.poll(log);
        }
    }

    @Test
    void oneFileTooManyIsNotBegun() {
        for (int life = 0; life < 2; life++) {
            final List<SourcePosition> before = log.positions(log.entryCount());
            try (FileSource source = source(true)) {
                source.resume(before);
                assertThatThrownBy(() -> readAll(source))
                        .hasMessageContaining("HCON-0015")
                        .hasMessageContaining(folder.resolve("c").toString());
            }
            assertThat(log.positions(log.entryCount()))
                    .extracting(SourcePosition::key)
                    .containsExactly("a", "b");
            assertThat(log.rows()).hasSize(4);
        }
    }

    @Test
    void aRunThatRecordsNothingReadsThemAll() {
        try (FileSource source = source(false)) {
            readAll(source);
        }
        assertThat(log.rows()).hasSize(6);
    }
}
