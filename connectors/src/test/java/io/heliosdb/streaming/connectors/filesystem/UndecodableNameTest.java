package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RefusingCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Names whose bytes are no text: the log could not say which file it means. */
final class UndecodableNameTest {
    private static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    private final Ledger ledger = new Ledger(1L << 28);
    @TempDir private Path folder;

    /** Java cannot make such a name. */
    @BeforeEach
    void writeFiles() throws IOException, InterruptedException {
        final Process shell =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "for b in 350 351; do echo 1 > \"$(printf \"caf\\\\$b.csv\")\";"
                                        + " done")
                        .directory(folder.toFile())
                        .start();
        assertThat(shell.waitFor()).isZero();
        assertThat(folder.toFile().list()).hasSize(2);
    }

    private int read(final boolean isDurable) {
        final TableDefinition table =
                new TableDefinition(
                        "t",
                        COLUMNS,
                        Map.of(
                                "connector", "filesystem",
                                "path", folder.toString(),
                                "format", "csv"));
        final ConnectorContext context =
                new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null);
        try (RefusingCollector log = new RefusingCollector(ledger, 0);
                Source source =
                        new FilesystemConnector()
                                .source(
                                        table,
                                        COLUMNS,
                                        isDurable
                                                ? context.durable(
                                                        new DurableRun("job", null, "fsynced"))
                                                : context)) {
            while (!source.isFinished()) {
                source.poll(log);
            }
            return log.rows().size();
        }
    }

    @Test
    void areRefusedWhereTheLogKeepsThem() {
        assertThatThrownBy(() -> read(true))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(ConnectorError.INPUT_FAILED))
                .hasMessageContaining("no UTF-8 text");
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void areReadWhereNothingSurvives() {
        assertThat(read(false)).isEqualTo(2);
    }
}
