package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * Appends the value of a row's column, without quotes. One thread; allocates nothing, apart from
 * decimals of more than 18 digits, and instants on a wall clock.
 */
public final class ValuePrinter {
    private static final int MS_PER_DAY = 86_400_000;
    private static final long MS_PER_SECOND = 1000;

    private final TextOutput output;
    private final ValueStyle style;
    private final NumberPrinter numbers;
    private final TimePrinter times;
    private final NestedPrinter nested;

    /** Of the wall clock that shows instants; null if none does. */
    private final ZoneRules wallClock;

    public ValuePrinter(final TextOutput output, final ValueStyle style) {
        this.output = output;
        this.style = style;
        numbers = new NumberPrinter(output);
        times = new TimePrinter(output);
        nested = new NestedPrinter(this, output);
        wallClock = style.wallClock().map(ZoneId::getRules).orElse(null);
    }

    /** Appends a value that is not NULL. */
    public void print(final RowReader row, final int column) {
        print(row.layout().type(column), row.valueAddressAt(column));
    }

    /**
     * Appends a value.
     *
     * @param address of the bytes of a fixed type, or of the length of a variable one
     */
    public void print(final SqlType type, final long address) {
        switch (type.kind()) {
            case BOOLEAN -> output.putAscii(Memory.getByte(address) != 0 ? "true" : "false");
            case TINYINT -> numbers.print(Memory.getByte(address));
            case SMALLINT -> numbers.print(Memory.getShort(address));
            case INTEGER -> numbers.print(Memory.getInt(address));
            case BIGINT -> numbers.print(Memory.getLong(address));
            case FLOAT -> numbers.print(Memory.getFloat(address));
            case DOUBLE -> numbers.print(Memory.getDouble(address));
            case DECIMAL -> printDecimal(address, type);
            case DATE -> times.printDate(Memory.getInt(address));
            case TIME -> printTime(Memory.getInt(address), fractionDigits(type));
            case INTERVAL_YEAR_MONTH -> times.printMonths(Memory.getInt(address));
            case INTERVAL_DAY_TIME -> times.printMilliseconds(Memory.getLong(address));
            case TIMESTAMP, TIMESTAMP_LTZ -> printTimestamp(address, type);
            case BINARY, VARBINARY ->
                    Base64Text.print(output, address + Integer.BYTES, Memory.getInt(address));
            case ARRAY, MAP, MULTISET, ROW -> nested.print(type, address);
            default -> output.put(address + Integer.BYTES, Memory.getInt(address));
        }
    }

    private void printDecimal(final long address, final SqlType type) {
        final long low = Memory.getLong(address);
        final int scale = type.scale();
        if (type.isLongDecimal() && style.plainDecimals()) {
            numbers.printDecimal(low, scale);
        } else if (type.isLongDecimal()) {
            numbers.printScientific(low, scale);
        } else if (style.plainDecimals()) {
            numbers.printDecimal(low, Memory.getLong(address + Long.BYTES), scale);
        } else {
            numbers.printScientific(low, Memory.getLong(address + Long.BYTES), scale);
        }
    }

    /** What lies before midnight, as CAST makes it of a TIMESTAMP before 1970, is of the day. */
    private void printTime(final int ms, final int fractionDigits) {
        times.printTime(ms < 0 ? Math.floorMod(ms, MS_PER_DAY) : ms, 0, fractionDigits);
    }

    private void printTimestamp(final long address, final SqlType type) {
        final boolean hasNanos = type.fixedWidthBytes() > Long.BYTES;
        final int nanos = hasNanos ? Memory.getInt(address + Long.BYTES) : 0;
        final char separator = style.timestampSeparator();
        final boolean isInstant = type.kind() == TypeKind.TIMESTAMP_LTZ;
        final long ms = Memory.getLong(address);
        final boolean isMoved = isInstant && wallClock != null;
        times.printTimestamp(isMoved ? local(ms) : ms, nanos, separator, fractionDigits(type));
        if (isInstant && !isMoved) {
            output.put('Z');
        }
    }

    private long local(final long instantMs) {
        final Instant instant = Instant.ofEpochMilli(instantMs);
        return instantMs + wallClock.getOffset(instant).getTotalSeconds() * MS_PER_SECOND;
    }

    private int fractionDigits(final SqlType type) {
        return style.fullFractions() ? type.precision() : TimePrinter.AS_NEEDED;
    }
}
