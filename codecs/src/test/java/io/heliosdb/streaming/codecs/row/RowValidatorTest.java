package io.heliosdb.streaming.codecs.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class RowValidatorTest {
    private static final int ROOM = 8192;

    private final Random random = new Random(19);
    private final Arena arena = Arena.open(new Ledger(1 << 20), "test", "validator", ROOM);

    @AfterEach
    void close() {
        arena.close();
    }

    private int write(final RowLayout layout, final Object... cells) {
        final RowWriter writer = new RowWriter(layout);
        writer.wrap(arena.address(), ROOM);
        for (int i = 0; i < cells.length; i++) {
            Cells.put(writer, i, cells[i]);
        }
        return writer.finish();
    }

    private byte[] bytes(final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(arena.address(), bytes, 0, length);
        return bytes;
    }

    @Test
    void whatAFeederLeavesOutIsFilledIn() {
        final RowLayout layout = RowLayout.of(Tables.columns(40, true));
        for (int round = 0; round < 200; round++) {
            final Object[] cells = new Object[40];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextInt(3) == 0 ? null : Cells.random(random, layout.type(i));
            }
            final int length = write(layout, cells);
            final byte[] expected = bytes(length);
            int end = layout.blockLength();
            for (int i = 0; i < cells.length; i++) {
                if (layout.type(i).isVariable()) {
                    end += 4 + Memory.getInt(arena.address() + end);
                    Memory.putInt(arena.address() + layout.offset(i), random.nextInt());
                } else if (cells[i] == null) {
                    Memory.putByte(arena.address() + layout.offset(i), (byte) random.nextInt());
                }
            }
            Memory.putInt(arena.address() + layout.rowLengthOffset(), 0);
            Memory.fill(arena.address() + end, length - end, (byte) 0x77);
            final int validated = new RowValidator(layout).validate(arena.address(), end, ROOM);
            assertThat(validated).isEqualTo(length);
            assertThat(bytes(length)).isEqualTo(expected);
        }
    }

    private int validate(final RowLayout layout, final int length) {
        return new RowValidator(layout).validate(arena.address(), length, length);
    }

    @Test
    void badRowsAreRefusedWithAReason() {
        final RowLayout layout =
                RowLayout.of(
                        List.of(
                                new Column("flag", SqlType.BOOLEAN),
                                new Column("text", SqlType.STRING)));
        final long at = arena.address();
        final int block = layout.blockLength();
        final int length = write(layout, true, "abcdefg");
        assertThat(validate(layout, length)).isEqualTo(length);
        assertThat(validate(layout, block - 1)).isEqualTo(RowValidator.CUT_OFF);
        assertThat(validate(layout, block + 3)).isEqualTo(RowValidator.CUT_OFF);
        assertThat(validate(layout, block + 4 + 6)).isEqualTo(RowValidator.CUT_OFF);
        assertThat(validate(layout, block + 4 + 7)).isEqualTo(RowValidator.NO_ROOM);
        assertThat(validate(layout, length + 1)).isEqualTo(RowValidator.TRAILING_BYTES);
        Memory.putLong(at, 7);
        assertThat(validate(layout, length)).isEqualTo(RowValidator.UNKNOWN_PRESENCE);
        Memory.putLong(at, 1);
        assertThat(validate(layout, length)).isEqualTo(RowValidator.DATA_OF_NULL);
        Memory.putLong(at, 3);
        Memory.putByte(at + layout.offset(0), (byte) 2);
        assertThat(validate(layout, length)).isEqualTo(RowValidator.OUT_OF_RANGE);
        Memory.putByte(at + layout.offset(0), (byte) 1);
        Memory.putByte(at + block + 5, (byte) 0xff);
        assertThat(validate(layout, length)).isEqualTo(RowValidator.NOT_UTF8);
        Memory.putInt(at + block, -1);
        assertThat(validate(layout, length)).isEqualTo(RowValidator.CUT_OFF);
        Memory.putInt(at + block, Integer.MAX_VALUE);
        assertThat(validate(layout, length)).isEqualTo(RowValidator.CUT_OFF);
    }

    @Test
    void valuesOutsideTheirTypeAreRefused() {
        assertRange(SqlType.time(3), 0, 86_399_999, 86_400_000);
        assertRange(SqlType.time(3), 0, 0, -1);
        final long limit = 1_000_000_000_000_000_000L;
        assertRange(SqlType.decimal(18, 2), 0, limit - 1, limit);
        assertRange(SqlType.decimal(3, 2), 0, -999, -1000);
        assertRange(SqlType.timestamp(9), 8, 999_999, 1_000_000);
        assertRange(SqlType.timestamp(9), 8, 0, -1);
    }

    private void assertRange(
            final SqlType type, final int offset, final long good, final long bad) {
        final RowLayout layout = RowLayout.of(List.of(new Column("x", type.notNull())));
        Memory.fill(arena.address(), 64, (byte) 0);
        final long at = arena.address() + layout.offset(0) + offset;
        final boolean isLong = type.fixedWidthBytes() == 8;
        putNumber(at, good, isLong);
        assertThat(validate(layout, layout.blockLength())).isEqualTo(layout.blockLength());
        putNumber(at, bad, isLong);
        assertThat(validate(layout, layout.blockLength())).isEqualTo(RowValidator.OUT_OF_RANGE);
    }

    private static void putNumber(final long at, final long value, final boolean isLong) {
        if (isLong) {
            Memory.putLong(at, value);
        } else {
            Memory.putInt(at, (int) value);
        }
    }

    /**
     * Any access outside the bytes given would be an assertion, because they end where the arena
     * ends.
     */
    @Test
    void randomBytesNeverLeadOutside() {
        final RowLayout layout = RowLayout.of(Tables.columns(30, true));
        final RowValidator validator = new RowValidator(layout);
        int validCount = 0;
        for (int round = 0; round < 20_000; round++) {
            final int length = layout.blockLength() - 8 + 8 * random.nextInt(30);
            final long start = arena.address() + arena.capacityBytes() - length;
            final byte[] bytes = new byte[length];
            for (int i = 0; i < length; i += 1 + random.nextInt(60)) {
                bytes[i] = (byte) (random.nextBoolean() ? 1 : random.nextInt(32));
            }
            Memory.copyFromArray(bytes, 0, start, length);
            final int outcome = validator.validate(start, length, length);
            assertThat(outcome).isLessThanOrEqualTo(length);
            if (outcome > 0) {
                validCount++;
                final RowReader reader = new RowReader(layout).wrap(start);
                for (int i = 0; i < layout.columnCount(); i++) {
                    assertThat(Cells.get(reader, i) == null).isEqualTo(reader.isNull(i));
                }
            }
        }
        assertThat(validCount).isPositive();
    }
}
