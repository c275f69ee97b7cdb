package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is said of input that a newcomer has declared in another way than it is. */
final class HintsTest {
    @TempDir private Path folder;

    private String table(final String columns, final String options, final String... lines)
            throws IOException {
        final Path file = folder.resolve("t");
        Files.write(file, List.of(lines));
        return "CREATE TABLE t ("
                + columns
                + ") WITH ('connector' = 'filesystem', 'path' = '"
                + file
                + "', "
                + options
                + ");";
    }

    @Test
    void aHeaderThatIsReadAsARowIsTold() throws IOException {
        final String table = table("id INT, s STRING", "'format' = 'csv'", "id,s", "1,a");
        assertThat(SqlRun.of("-e", table + "SELECT * FROM t").notices())
                .contains("'id' is not a value of column id")
                .contains("hint: if the line is a header, set csv.header to true");
    }

    @Test
    void aChangeBesideItsSchemaIsTold() throws IOException {
        final String table =
                table(
                        "id INT",
                        "'format' = 'debezium-json'",
                        "{\"schema\":{},\"payload\":{\"after\":{\"id\":1},\"op\":\"c\"}}");
        assertThat(SqlRun.of("-e", table + "SELECT * FROM t").notices())
                .contains("HCOD-0103")
                .contains("set debezium-json.schema-include to true");
    }

    @Test
    void whatIsTooLateForAnOrderIsNoMatterOfWindows() throws IOException {
        final String table =
                table(
                        "ts TIMESTAMP(3), WATERMARK FOR ts AS ts",
                        "'format' = 'csv'",
                        "2024-01-01 00:00:05",
                        "2024-01-01 00:00:01");
        assertThat(SqlRun.of("-e", table + "SELECT * FROM t ORDER BY ts").notices())
                .isEqualTo(
                        "note: 1 row came too late for its place in the order of ORDER BY and is"
                                + " not in the result\n");
    }

    @Test
    void aLongStatementHasAShortRule() throws IOException {
        final String table = table("id INT, s STRING", "'format' = 'csv'", "1,a");
        assertThat(SqlRun.of("-e", table + "SHOW CREATE TABLE t").output())
                .contains("CREATE TABLE")
                .doesNotContain("-".repeat(83));
    }
}
