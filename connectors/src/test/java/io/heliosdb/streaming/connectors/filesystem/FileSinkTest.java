package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class FileSinkTest {
    private static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    @TempDir private Path folder;
    private final Ledger ledger = new Ledger(1L << 24);

    @AfterEach
    void memoryIsGivenBack() {
        assertThat(ledger.open()).isEmpty();
    }

    private Sink sink() {
        return sink(Map.of());
    }

    private Sink sink(final Map<String, String> further) {
        final Map<String, String> options = new HashMap<>(further);
        options.put("connector", "filesystem");
        options.put("path", folder.resolve("out").toString());
        options.put("format", "csv");
        final TableDefinition table = new TableDefinition("t", COLUMNS, options);
        return new FilesystemConnector()
                .sink(
                        table,
                        new ConnectorContext(
                                ledger, () -> 0, () -> 0, 1 << 16, System.out, System.err));
    }

    private void write(final Sink sink, final int... ids) {
        try (Arena row = Arena.open(ledger, "test", "row", 64)) {
            final RowWriter writer = new RowWriter(RowLayout.of(COLUMNS));
            for (final int id : ids) {
                writer.wrap(row.address(), 64);
                writer.putInt(0, id);
                writer.finish();
                assertThat(sink.onRow(row.address(), (byte) 0, id, 0)).isTrue();
            }
        }
    }

    @Test
    void aFileBeginsWithTheNamesOfTheColumnsIfItIsToHaveAHeader() throws IOException {
        try (Sink sink = sink(Map.of("csv.header", "true"))) {
            write(sink, 1, 2);
            sink.flush();
            write(sink, 3);
            sink.finish();
        }
        assertThat(folder.resolve("out/part-0.csv")).hasContent("id\n1\n2\n3\n");
    }

    private List<String> visibleFiles() throws IOException {
        if (Files.notExists(folder.resolve("out"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileAppearsOnlyWhenItIsComplete() throws IOException {
        try (Sink sink = sink()) {
            write(sink, 1, 2);
            sink.flush();
            assertThat(visibleFiles()).containsExactly(".part-0.csv.inprogress");
            sink.finish();
            assertThat(visibleFiles()).containsExactly("part-0.csv");
        }
        assertThat(Files.readString(folder.resolve("out/part-0.csv"))).isEqualTo("1\n2\n");
    }

    @Test
    void nothingRemainsOfAJobThatFailed() throws IOException {
        try (Sink sink = sink()) {
            write(sink, 1, 2);
            sink.flush();
        }
        assertThat(visibleFiles()).isEmpty();
    }

    @Test
    void aSecondJobAddsAPart() throws IOException {
        for (int job = 0; job < 2; job++) {
            try (Sink sink = sink()) {
                write(sink, job);
                sink.finish();
            }
        }
        assertThat(visibleFiles()).containsExactly("part-0.csv", "part-1.csv");
    }

    @Test
    void noRowsNoFile() throws IOException {
        try (Sink sink = sink()) {
            sink.finish();
        }
        assertThat(visibleFiles()).isEmpty();
    }
}
