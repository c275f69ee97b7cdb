package io.heliosdb.streaming.codecs.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class RowLayoutTest {
    private static final int ROOM = 1 << 16;

    private final Random random = new Random(17);

    @Test
    void columnsOfOneWidthStandTogetherWidestFirst() {
        final RowLayout layout =
                RowLayout.of(
                        List.of(
                                new Column("flag", SqlType.BOOLEAN.notNull()),
                                new Column("name", SqlType.STRING),
                                new Column("amount", SqlType.decimal(38, 2)),
                                new Column("at", SqlType.timestamp(9)),
                                new Column("count", SqlType.BIGINT),
                                new Column("day", SqlType.DATE),
                                new Column("small", SqlType.SMALLINT)));
        assertThat(layout.presenceWordCount()).isOne();
        assertThat(layout.offset(2)).isEqualTo(8);
        assertThat(layout.offset(4)).isEqualTo(24);
        assertThat(layout.offset(3)).isEqualTo(32);
        assertThat(layout.rowLengthOffset()).isEqualTo(44);
        assertThat(layout.offset(1)).isEqualTo(48);
        assertThat(layout.offset(5)).isEqualTo(52);
        assertThat(layout.offset(6)).isEqualTo(56);
        assertThat(layout.offset(0)).isEqualTo(58);
        assertThat(layout.blockLength()).isEqualTo(64);
        assertThat(layout.isNullable(0)).isFalse();
        assertThat(layout.presenceMask(1)).isEqualTo(1);
        assertThat(layout.presenceMask(6)).isEqualTo(32);
    }

    @Test
    void noTwoColumnsOverlap() {
        for (final int count : new int[] {1, 19, 64, 65, 128, 129, 300}) {
            final RowLayout layout = RowLayout.of(Tables.columns(count, true));
            final boolean[] used = new boolean[layout.blockLength()];
            claim(used, 0, layout.presenceWordCount() * 8);
            if (!layout.isFixedLength()) {
                claim(used, layout.rowLengthOffset(), 4);
            }
            for (int i = 0; i < count; i++) {
                final int width = layout.type(i).fixedWidthBytes();
                final int alignment = width == 0 || width == 12 ? 4 : Math.min(width, 8);
                claim(used, layout.offset(i), width == 0 ? 4 : width);
                assertThat(layout.offset(i) % alignment).isZero();
            }
            assertThat(layout.blockLength() % 8).isZero();
        }
    }

    private static void claim(final boolean[] used, final int offset, final int width) {
        for (int i = offset; i < offset + width; i++) {
            assertThat(used[i]).isFalse();
            used[i] = true;
        }
    }

    @Test
    void everyPatternOfNullsComesBack() {
        final RowLayout layout = RowLayout.of(Tables.columns(10, true));
        for (int pattern = 0; pattern < 1 << 10; pattern++) {
            final Object[] cells = new Object[10];
            for (int i = 0; i < 10; i++) {
                cells[i] = (pattern >> i & 1) == 0 ? null : Cells.random(random, layout.type(i));
            }
            assertRoundTrip(layout, cells);
        }
    }

    @Test
    void wideTablesComeBack() {
        for (final int count : new int[] {0, 1, 63, 64, 65, 129, 300}) {
            for (final boolean isNullable : new boolean[] {true, false}) {
                final RowLayout layout = RowLayout.of(Tables.columns(count, isNullable));
                for (int round = 0; round < 20; round++) {
                    final Object[] cells = new Object[count];
                    for (int i = 0; i < count; i++) {
                        final boolean isNull = isNullable && random.nextInt(3) == 0;
                        cells[i] = isNull ? null : Cells.random(random, layout.type(i));
                    }
                    assertRoundTrip(layout, cells);
                }
            }
        }
    }

    private static void assertRoundTrip(final RowLayout layout, final Object[] cells) {
        final Ledger ledger = new Ledger(1 << 20);
        try (Arena arena = Arena.open(ledger, "test", "rows", ROOM)) {
            final long row = arena.address();
            Memory.fill(row, ROOM, (byte) 0x5a);
            final int length = write(layout, cells, row, ROOM);
            assertThat(length).isPositive();
            assertThat(length % 8).isZero();
            assertThat(layout.rowLength(row)).isEqualTo(length);
            assertThat(Memory.getByte(row + length)).isEqualTo((byte) 0x5a);
            final RowReader reader = new RowReader(layout).wrap(row);
            for (int i = 0; i < cells.length; i++) {
                assertThat(Cells.get(reader, i)).isEqualTo(cells[i]);
            }
            assertThat(new RowValidator(layout).validate(row, length, length)).isEqualTo(length);
            final long copy = row + ROOM / 2;
            Memory.fill(copy, length, (byte) 0x33);
            assertThat(write(layout, cells, copy, length)).isEqualTo(length);
            assertThat(Memory.equal(row, copy, length)).isTrue();
            assertThat(write(layout, cells, copy, length - 8)).isNegative();
        }
        assertThat(ledger.openBytes()).isZero();
    }

    private static int write(
            final RowLayout layout, final Object[] cells, final long address, final int room) {
        final RowWriter writer = new RowWriter(layout);
        if (!writer.wrap(address, room)) {
            return -1;
        }
        for (int i = 0; i < cells.length; i++) {
            if (!Cells.put(writer, i, cells[i])) {
                return -1;
            }
        }
        return writer.finish();
    }

    @Test
    void typesWithoutValuesAreRefused() {
        assertThatThrownBy(() -> RowLayout.of(List.of(new Column("x", SqlType.SYMBOL))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
