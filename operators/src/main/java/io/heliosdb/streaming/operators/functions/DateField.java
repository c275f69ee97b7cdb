package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.ArrayList;
import java.util.List;

/** One run of letters, or one literal, of a date pattern. Immutable. */
final class DateField {
    /** What a field prints. */
    enum Kind {
        LITERAL,
        YEAR,
        SHORT_YEAR,
        MONTH,
        MONTH_NAME,
        DAY,
        HOUR,
        HOUR_OF_AM_PM,
        AM_PM,
        MINUTE,
        SECOND,
        FRACTION,
        DAY_NAME,
        DAY_OF_YEAR
    }

    private static final int MS_PER_HOUR = 3_600_000;
    private static final int MS_PER_MINUTE = 60_000;
    private static final int LONGEST_NAME = 9;
    private static final int LONGEST_NUMBER = 10;
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final String[] DAYS = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    };

    private final Kind kind;

    /** Digits it is filled up to, fraction digits, or the length of a literal; 0 for names. */
    private final int width;

    /** What it prints instead of a number, by index, or null. */
    private final byte[][] names;

    private DateField(final Kind kind, final int width, final byte[][] names) {
        this.kind = kind;
        this.width = width;
        this.names = names;
    }

    Kind kind() {
        return kind;
    }

    int width() {
        return width;
    }

    /**
     * The fields of a valid pattern, or null if it uses letters or forms that are not among them.
     */
    static List<DateField> parse(final String pattern) {
        final List<DateField> fields = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            final char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                end = closingQuote(pattern, end);
                final String quoted = pattern.substring(i + 1, end - 1).replace("''", "'");
                fields.add(literal(quoted.isEmpty() ? "'" : quoted));
            } else if (isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                final DateField field = of(c, end - i);
                if (field == null) {
                    return null;
                }
                fields.add(field);
            } else if ("[]{}#".indexOf(c) >= 0) {
                return null;
            } else {
                end = pattern.offsetByCodePoints(i, 1);
                fields.add(literal(pattern.substring(i, end)));
            }
            i = end;
        }
        return fields;
    }

    private static boolean isLetter(final char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Index behind the quote that ends a literal; doubled quotes do not. */
    private static int closingQuote(final String pattern, final int from) {
        int end = from;
        while (pattern.charAt(end) != '\''
                || (end + 1 < pattern.length() && pattern.charAt(end + 1) == '\'')) {
            end += pattern.charAt(end) == '\'' ? 2 : 1;
        }
        return end + 1;
    }

    private static DateField literal(final String text) {
        final byte[] bytes = DatePattern.utf8(text);
        return new DateField(Kind.LITERAL, bytes.length, new byte[][] {bytes});
    }

    private static DateField of(final char letter, final int count) {
        return switch (letter) {
            case 'y', 'u' -> count == 2 ? number(Kind.SHORT_YEAR, 2) : number(Kind.YEAR, count);
            case 'M', 'L' ->
                    count <= 2 ? number(Kind.MONTH, count) : names(Kind.MONTH_NAME, MONTHS, count);
            case 'd' -> number(Kind.DAY, count);
            case 'H' -> number(Kind.HOUR, count);
            case 'h' -> number(Kind.HOUR_OF_AM_PM, count);
            case 'm' -> number(Kind.MINUTE, count);
            case 's' -> number(Kind.SECOND, count);
            case 'S' -> number(Kind.FRACTION, count);
            case 'D' -> number(Kind.DAY_OF_YEAR, count);
            case 'E' -> names(Kind.DAY_NAME, DAYS, Math.max(count, 3));
            case 'a' ->
                    new DateField(
                            Kind.AM_PM,
                            0,
                            new byte[][] {DatePattern.utf8("AM"), DatePattern.utf8("PM")});
            default -> null;
        };
    }

    private static DateField number(final Kind kind, final int width) {
        return width > 9 || (kind == Kind.YEAR && width > 4)
                ? null
                : new DateField(kind, width, null);
    }

    /** Three letters mean the short names, four the full ones. */
    private static DateField names(final Kind kind, final String[] full, final int count) {
        if (count > 4) {
            return null;
        }
        final byte[][] names = new byte[full.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = DatePattern.utf8(count == 3 ? full[i].substring(0, 3) : full[i]);
        }
        return new DateField(kind, 0, names);
    }

    int maxBytes() {
        return kind == Kind.LITERAL ? width : names != null ? LONGEST_NAME : LONGEST_NUMBER;
    }

    /** Prints the field of a time. Returns the address behind it. */
    long print(final long address, final long civil, final int days, final int ofDay) {
        final int hour = ofDay / MS_PER_HOUR;
        return switch (kind) {
            case LITERAL -> name(address, 0);
            case YEAR -> number(address, Civil.year(civil));
            case SHORT_YEAR -> number(address, Civil.year(civil) % 100);
            case MONTH -> number(address, Civil.month(civil));
            case MONTH_NAME -> name(address, Civil.month(civil) - 1);
            case DAY -> number(address, Civil.day(civil));
            case HOUR -> number(address, hour);
            case HOUR_OF_AM_PM -> number(address, hour % 12 == 0 ? 12 : hour % 12);
            case AM_PM -> name(address, hour / 12);
            case MINUTE -> number(address, ofDay / MS_PER_MINUTE % 60);
            case SECOND -> number(address, ofDay / 1000 % 60);
            case FRACTION -> fraction(address, ofDay % 1000);
            case DAY_NAME -> name(address, Civil.dayOfWeek(days) - 1);
            case DAY_OF_YEAR -> number(address, Civil.dayOfYear(days));
        };
    }

    private long name(final long address, final int index) {
        final byte[] bytes = names[index];
        Memory.copyFromArray(bytes, 0, address, bytes.length);
        return address + bytes.length;
    }

    /** Fills up with zeros to the width; a longer number keeps its digits. */
    private long number(final long address, final int value) {
        int digits = 1;
        for (int rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits = Math.max(digits, width);
        TimeText.digits(address, value, digits);
        return address + digits;
    }

    private long fraction(final long address, final int milliseconds) {
        TimeText.digits(address, milliseconds, 3);
        Memory.fill(address + 3, Math.max(width - 3, 0), (byte) '0');
        return address + width;
    }

    /**
     * Reads the field, as milliseconds if it is a part of the day; -1 if it is not there as
     * printed, or if it is of a kind that only the formatter reads.
     */
    int read(final long address, final long end) {
        if (kind == Kind.LITERAL) {
            return DatePattern.startsWith(address, end, names[0]) ? 0 : -1;
        }
        final int expected = kind == Kind.YEAR ? 4 : 2;
        if (end - address < width || (kind != Kind.FRACTION && width != expected)) {
            return -1;
        }
        final int value = digits(address, kind == Kind.FRACTION ? Math.min(width, 3) : width);
        return switch (kind) {
            case YEAR, MONTH, DAY -> value;
            case HOUR -> value > 23 ? -1 : value * MS_PER_HOUR;
            case MINUTE -> value > 59 ? -1 : value * MS_PER_MINUTE;
            case SECOND -> value > 59 ? -1 : value * 1000;
            case FRACTION -> readFraction(value, address);
            default -> -1;
        };
    }

    private int readFraction(final int leading, final long address) {
        final boolean isRestValid = width <= 3 || digits(address + 3, width - 3) >= 0;
        return leading < 0 || !isRestValid
                ? -1
                : leading * (int) Decimals.power10(3 - Math.min(width, 3));
    }

    /**
     * The number that so many digits spell; negative, even when multiplied, if they are not all
     * digits.
     */
    private static int digits(final long address, final int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            final int digit = Memory.getByte(address + i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
