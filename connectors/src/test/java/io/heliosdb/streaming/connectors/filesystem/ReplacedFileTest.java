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
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What becomes of a file that was begun, is changed, and is to be gone on with. */
final class ReplacedFileTest {
    /** So many that there are positions within the file. */
    private static final int LONG = 40_000;

    private static final int SHORT = 100;

    private final Ledger ledger = new Ledger(1L << 28);
    @TempDir private Path folder;

    private void write(final int rows, final int first, final boolean isGzip) throws IOException {
        final Path other = folder.resolve("other");
        try (OutputStream file = Files.newOutputStream(other);
                OutputStream out = isGzip ? new GZIPOutputStream(file) : file) {
            final StringBuilder text = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                text.append(first + i).append('\n');
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.move(other, folder.resolve("file"), StandardCopyOption.REPLACE_EXISTING);
    }

    private RefusingCollector read(final List<SourcePosition> positions) {
        final List<Column> columns = List.of(new Column("id", SqlType.INTEGER));
        final TableDefinition table =
                new TableDefinition(
                        "t",
                        columns,
                        Map.of(
                                "connector",
                                "filesystem",
                                "path",
                                folder.resolve("file").toString(),
                                "format",
                                "csv"));
        final ConnectorContext context =
                new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null)
                        .durable(new DurableRun("job", null, "fsynced"));
        final RefusingCollector log = new RefusingCollector(ledger, 0);
        try (Source source = new FilesystemConnector().source(table, columns, context)) {
            source.resume(positions);
            while (!source.isFinished()) {
                source.poll(log);
            }
            return log;
        } catch (final HeliosException e) {
            log.close();
            throw e;
        }
    }

    /** Positions behind that many entries: within the file, and some rows behind the position. */
    private List<SourcePosition> begun(final int entries) {
        try (RefusingCollector before = read(List.of())) {
            return before.positions(entries);
        }
    }

    private void assertRefused(final List<SourcePosition> positions) {
        assertThatThrownBy(() -> read(positions).close())
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(ConnectorError.POSITION_INVALID));
        assertThat(ledger.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherFileInItsPlaceIsNotReadOn(final boolean isGzip) throws IOException {
        final List<List<SourcePosition>> begun = new ArrayList<>();
        write(LONG, 100_000, isGzip);
        begun.add(begun(LONG / 2));
        begun.add(begun(SHORT / 2)); // no position but the one at the beginning
        write(LONG, 500_000, isGzip);
        begun.forEach(this::assertRefused);
    }

    @Test
    void aShortFileInItsPlaceIsNotReadOn() throws IOException {
        write(SHORT, 100_000, false);
        final List<SourcePosition> begun = begun(SHORT / 2);
        write(SHORT, 500_000, false);
        assertRefused(begun);
        write(SHORT / 4, 100_000, false);
        assertRefused(begun);
    }

    @ParameterizedTest
    @ValueSource(ints = {SHORT, LONG})
    void aCopyThatHasGrownIsReadOn(final int rows) throws IOException {
        write(rows, 100_000, false);
        final List<SourcePosition> begun = begun(rows / 2);
        write(rows, 100_000, false);
        Files.writeString(folder.resolve("file"), "7\n", StandardOpenOption.APPEND);
        try (RefusingCollector rest = read(begun)) {
            assertThat(rest.rows().size()).isBetween(rows / 2, rows / 2 + 3);
        }
        assertThat(ledger.open()).isEmpty();
    }
}
