package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.SourceContract;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files so long that there are positions within them. */
final class LongFileSourceTest {
    private static final int ROWS = 17_000;
    private static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    abstract static class LongFile extends SourceContract {
        @TempDir private Path folder;

        abstract String text();

        abstract Map<String, String> options(String path);

        @BeforeEach
        void writeFile() throws IOException {
            Files.writeString(folder.resolve("long"), text());
        }

        @Override
        protected Connector connector() {
            return new FilesystemConnector();
        }

        @Override
        protected TableDefinition boundedTable() {
            return new TableDefinition("t", COLUMNS, options(folder.resolve("long").toString()));
        }

        @Override
        protected int expectedRowCount() {
            return ROWS;
        }
    }

    @Nested
    final class JsonWithArrays extends LongFile {
        @Override
        String text() {
            final StringBuilder text = new StringBuilder();
            for (int i = 0; i < ROWS; i++) {
                final boolean isFirst = i % 10 == 0;
                text.append(isFirst ? "[" : "").append("{\"id\":").append(i).append('}');
                text.append(i % 10 == 9 ? "]\n" : ",");
            }
            return text.toString();
        }

        @Override
        Map<String, String> options(final String path) {
            return Map.of("connector", "filesystem", "path", path, "format", "json");
        }
    }

    @Nested
    final class CsvWithHeader extends LongFile {
        @Override
        String text() {
            final StringBuilder text = new StringBuilder("id\n");
            for (int i = 0; i < ROWS; i++) {
                text.append(i % 100 == 7 ? "# left out\n" : "").append(i).append('\n');
            }
            return text.toString();
        }

        @Override
        Map<String, String> options(final String path) {
            return Map.of(
                    "connector", "filesystem",
                    "path", path,
                    "format", "csv",
                    "csv.header", "true",
                    "csv.allow-comments", "true");
        }
    }
}
