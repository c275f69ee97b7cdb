package io.heliosdb.streaming.codecs.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.BytesSource;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.Rows;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Expected rows are those of Flink 2.3's raw format reading the same file. */
class RawScannerTest {
    private static final RowLayout LAYOUT =
            RowLayout.of(List.of(new Column("line", SqlType.STRING)));
    private static final ScanLimits SMALL = new ScanLimits(4096);

    private final Ledger ledger = new Ledger(1 << 28);

    private RawScanner scanner(final ScanLimits limits) {
        return new RawScanner(ledger, "test", limits, LAYOUT);
    }

    /** The rows, which are the same in chunks of any size. */
    private List<String> rows(final String text) {
        final List<String> atOnce = rows(text, 0);
        for (final int chunkBytes : new int[] {1, 2, 7}) {
            assertThat(rows(text, chunkBytes)).as("chunks of " + chunkBytes).isEqualTo(atOnce);
        }
        return atOnce;
    }

    private List<String> rows(final String text, final int chunkBytes) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final List<String> rows;
        try (RawScanner scanner = scanner(ScanLimits.DEFAULT)) {
            rows = Rows.read(scanner, LAYOUT, new BytesSource(bytes, chunkBytes));
            assertThat(scanner.rowCount()).isEqualTo(rows.size());
            assertThat(scanner.offset()).isEqualTo(bytes.length);
            assertThat(scanner.line()).isEqualTo(rows.size() + 1L);
        }
        assertThat(ledger.open()).isEmpty();
        return rows;
    }

    @Test
    void eachLineIsARow() {
        assertThat(rows("")).isEmpty();
        assertThat(rows("a,\"b\n  größe 😀 \n")).containsExactly("[a,\"b]", "[  größe 😀 ]");
        assertThat(rows("one\ntwo")).containsExactly("[one]", "[two]");
        assertThat(rows("\n\na\n\n")).containsExactly("[]", "[]", "[a]", "[]");
    }

    @Test
    void aCarriageReturnBeforeTheEndOfALineIsNoPartOfIt() {
        assertThat(rows("a\r\nb\r\n")).containsExactly("[a]", "[b]");
        assertThat(rows("\r\na\rb\n\rc\r\r\n")).containsExactly("[]", "[a\rb]", "[\rc\r]");
        assertThat(rows("a\r\nb\r")).containsExactly("[a]", "[b]");
    }

    @Test
    void aRowThatHasNoRoomIsBuiltAgain() {
        try (RawScanner scanner = scanner(SMALL);
                Arena arena = Arena.open(ledger, "rows", "test", 8192)) {
            scanner.open("input", BytesSource.of("x".repeat(100) + "\nshort\n"));
            assertThat(scanner.next(arena.address(), LAYOUT.blockLength() + 8))
                    .isEqualTo(RowScanner.NO_ROOM);
            assertThat(scanner.line()).isOne();
            assertThat(scanner.offset()).isZero();
            final int wanted = (int) scanner.wantedBytes();
            assertThat(scanner.next(arena.address(), wanted)).isPositive();
            final RowReader reader = new RowReader(LAYOUT).wrap(arena.address());
            assertThat(reader.stringAt(0)).isEqualTo("x".repeat(100));
            assertThat(scanner.rowCount()).isOne();
            assertThatThrownBy(scanner::refuse).isInstanceOf(HeliosException.class);
        }
    }

    @Test
    void aLineOverTheLimitIsRefused() {
        assertThat(readSmall("x".repeat(4000) + "\n")).hasSize(1);
        assertThatThrownBy(() -> readSmall("a\n" + "x".repeat(20_000) + "\n"))
                .isInstanceOf(HeliosException.class)
                .hasMessageContaining("a line is longer than the limit");
        assertThat(ledger.open()).isEmpty();
    }

    private List<String> readSmall(final String text) {
        try (RawScanner scanner = scanner(SMALL)) {
            return Rows.read(scanner, LAYOUT, BytesSource.of(text));
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirLine() {
        final byte[] bytes = {'a', '\n', (byte) 0xff, '\n'};
        try (RawScanner scanner = scanner(SMALL)) {
            assertThatThrownBy(() -> Rows.read(scanner, LAYOUT, new BytesSource(bytes, 0)))
                    .isInstanceOf(HeliosException.class)
                    .hasMessageContaining("column line is not UTF-8")
                    .satisfies(
                            e ->
                                    assertThat(
                                                    ((HeliosException) e)
                                                            .position()
                                                            .orElseThrow()
                                                            .line())
                                            .isEqualTo(2));
        }
    }

    @Test
    void goesOnWhereAnotherScannerStopped() {
        final String text = "first\r\nsecond\n\nlast";
        try (RawScanner scanner = scanner(SMALL);
                Arena arena = Arena.open(ledger, "rows", "test", 8192)) {
            scanner.open("input", BytesSource.of(text));
            assertThat(scanner.next(arena.address(), 8192)).isPositive();
            assertThat(scanner.pass()).isEqualTo(RowScanner.SKIPPED);
            final int offset = (int) scanner.offset();
            assertThat(offset).isEqualTo(14);
            try (RawScanner other = scanner(SMALL)) {
                other.openAt(
                        "input", BytesSource.of(text.substring(offset)), offset, scanner.line());
                final RowReader reader = new RowReader(LAYOUT);
                assertThat(other.line()).isEqualTo(3);
                assertThat(other.next(arena.address(), 8192)).isPositive();
                assertThat(reader.wrap(arena.address()).stringAt(0)).isEmpty();
                assertThat(other.next(arena.address(), 8192)).isPositive();
                assertThat(reader.wrap(arena.address()).stringAt(0)).isEqualTo("last");
                assertThat(other.next(arena.address(), 8192)).isEqualTo(RowScanner.END);
                assertThat(other.offset()).isEqualTo(text.length());
            }
        }
    }
}
