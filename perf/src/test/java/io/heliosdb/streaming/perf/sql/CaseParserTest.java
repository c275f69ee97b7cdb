package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

final class CaseParserTest {
    private static final Path FILE = Path.of("group/one.sqlt");

    @Test
    void readsEverySection() {
        final SqlCase sqlCase =
                CaseParser.parse(
                        FILE,
                        """
                        # A title
                        A remark.
                        === file t.csv crlf no-final-newline
                        1,x
                        2,y
                        === set a.b = c=d
                        === script
                        SELECT 1;
                        === changelog
                        op,a
                        +I,"x
                        y"
                        """);

        assertThat(sqlCase.name()).isEqualTo("group/one");
        assertThat(sqlCase.title()).isEqualTo("A title");
        assertThat(sqlCase.inputs())
                .containsExactly(new CaseInput("t.csv", "1,x\r\n2,y", CaseInput.Packing.PLAIN));
        assertThat(sqlCase.settings()).isEqualTo(Map.of("a.b", "c=d"));
        assertThat(sqlCase.script()).isEqualTo("SELECT 1;\n");
        assertThat(sqlCase.expectation())
                .isEqualTo(new Expectation.Changelog(List.of("op,a", "+I,\"x\ny\""), List.of()));
    }

    @Test
    void readsUnorderedChangelogs() {
        assertThat(expectation("=== changelog unordered-within-firing\nop,a\n"))
                .isEqualTo(
                        new Expectation.Changelog(
                                List.of("op,a"), List.of("window_start", "window_end")));
        assertThat(expectation("=== changelog unordered-within-firing a b\nop,a\n"))
                .isEqualTo(new Expectation.Changelog(List.of("op,a"), List.of("a", "b")));
    }

    @Test
    void readsRowsOutputsAndErrors() {
        assertThat(expectation("=== rows\na\n1\n"))
                .isEqualTo(new Expectation.Rows(List.of("a", "1")));
        assertThat(expectation("=== output x\n1\n=== output y\n"))
                .isEqualTo(new Expectation.Files(Map.of("x", List.of("1"), "y", List.of())));
        assertThat(expectation("=== error HSQL-\\d+\n"))
                .isInstanceOfSatisfying(
                        Expectation.Failure.class,
                        failure -> assertThat(failure.pattern().pattern()).isEqualTo("HSQL-\\d+"));
    }

    @Test
    void readsFixturesFromAboveTheCase(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("fixtures"));
        Files.createDirectories(folder.resolve("group"));
        Files.writeString(folder.resolve("fixtures/f.csv"), "1\n");
        final String text =
                "# T\n=== fixture f.csv as g.csv.gz gzip\n=== script\nSELECT 1;\n=== rows\n";

        final SqlCase sqlCase = CaseParser.parse(folder.resolve("group/one.sqlt"), text);

        final CaseInput input = sqlCase.inputs().getFirst();
        assertThat(input).isEqualTo(new CaseInput("g.csv.gz", "1\n", CaseInput.Packing.GZIP));
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(input.bytes()))) {
            assertThat(plain.readAllBytes()).containsExactly('1', '\n');
        }
    }

    @Test
    void saysWhereACaseIsWrong() {
        assertThatThrownBy(() -> CaseParser.parse(FILE, "# T\n=== scrpt\n"))
                .isInstanceOf(CaseFormatException.class)
                .hasMessageContaining("one.sqlt:2: unknown section 'scrpt'");
        assertThatThrownBy(() -> expectation("=== rows\n=== rows\n"))
                .hasMessageContaining("one expectation");
        assertThatThrownBy(() -> expectation("")).hasMessageContaining("either rows");
        assertThatThrownBy(() -> expectation("=== rows")).hasMessageContaining("line feed");
        assertThatThrownBy(() -> expectation("=== file t.csv zip\n=== rows\n"))
                .hasMessageContaining("flag 'zip'");
        assertThatThrownBy(() -> CaseParser.parse(FILE, "no title\n"))
                .hasMessageContaining("comment");
    }

    private static Expectation expectation(String sections) {
        return CaseParser.parse(FILE, "# T\n=== script\nSELECT 1;\n" + sections).expectation();
    }
}
