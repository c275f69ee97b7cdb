package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Reads times of the day; nothing around them is skipped. One thread. */
public final class TimeParser {
    private static final int SECONDS_BYTES = 8;
    private static final DateTimeFormatter SQL = TimestampStyle.time();

    private int msOfDay;

    /** The time read last; what it has beyond milliseconds is dropped. */
    public int msOfDay() {
        return msOfDay;
    }

    /**
     * Reads {@code HH:mm[:ss[.fraction]]}, as {@code LocalTime.parse} does.
     *
     * @return false if the text is no such time
     */
    public boolean parseIso(final long address, final int length) {
        return parseUsual(address, length)
                || parseAsJava(address, length, DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /**
     * Reads {@code HH:mm:ss[.fraction]}.
     *
     * @return false if the text is no such time
     */
    public boolean parseSql(final long address, final int length) {
        return parseUsual(address, length) || parseAsJava(address, length, SQL);
    }

    private boolean parseUsual(final long address, final int length) {
        if (length < SECONDS_BYTES
                || Memory.getByte(address + 2) != ':'
                || Memory.getByte(address + 5) != ':') {
            return false;
        }
        final int hour = pair(address);
        final int minute = pair(address + 3);
        final int second = pair(address + 6);
        final int nanos =
                length == SECONDS_BYTES
                        ? 0
                        : TimestampParser.fraction(address + SECONDS_BYTES, length - SECONDS_BYTES);
        if (hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nanos < 0) {
            return false;
        }
        msOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + nanos / 1_000_000;
        return true;
    }

    private static int pair(final long address) {
        final int high = Memory.getByte(address) - '0';
        final int low = Memory.getByte(address + 1) - '0';
        return (high & 0xff) > 9 || (low & 0xff) > 9 ? -1 : high * 10 + low;
    }

    private boolean parseAsJava(
            final long address, final int length, final DateTimeFormatter formatter) {
        try {
            final LocalTime time = LocalTime.parse(Ascii.string(address, length), formatter);
            msOfDay = (int) (time.toNanoOfDay() / 1_000_000);
            return true;
        } catch (final DateTimeException e) {
            return false;
        }
    }
}
