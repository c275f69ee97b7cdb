package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;

/**
 * Finds the fields of one record: the bytes between delimiters, quotes taken off.
 *
 * <p>The rules are RFC 4180's with the liberties of the parser that Flink uses: LF, CR LF and CR
 * end a record; a quote counts only as a field's first byte, then the field runs to the closing
 * quote and may hold delimiters, line ends and doubled quotes; blanks between closing quote and
 * delimiter are skipped. Fields lie where they were read: positions hold until the bytes move. One
 * thread; allocates nothing.
 */
final class CsvRecord {
    /** Outcome of {@link #scan}: the fields are known. */
    static final int COMPLETE = 0;

    /** Outcome of {@link #scan}: the record goes on behind the end of the bytes. */
    static final int INCOMPLETE = 1;

    /** Outcome of {@link #scan}: the bytes ended before a record began. */
    static final int NONE = 2;

    /** The field's bytes are its value. */
    static final byte UNMARKED = 0;

    /** Escape characters are to be resolved. */
    static final byte ESCAPES = 1;

    /** Doubled quotes stand for one, escape characters are to be resolved. */
    static final byte QUOTES_AND_ESCAPES = 2;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final CsvOptions options;
    private final int delimiter;
    private final int quote;
    private final int escape;
    private final long delimiterPattern;
    private final long escapePattern;
    private final long[] addresses;
    private final int[] lengths;
    private final byte[] marks;
    private int fieldCount;
    private int surplusCount;
    private int innerLineCount;
    private boolean isBroken;
    private long start;
    private long next;
    private CsvProblem problem;
    private long problemAddress;

    /**
     * @param columnCount fields that a record of the table has
     */
    CsvRecord(final CsvOptions options, final int columnCount) {
        this.options = options;
        delimiter = options.delimiter();
        quote = options.quote();
        escape = options.escape();
        delimiterPattern = ONES * delimiter;
        // A line feed ends a field anyway: it stands in where there is no escape character.
        escapePattern = ONES * (escape == CsvOptions.NONE ? '\n' : escape);
        addresses = new long[columnCount];
        lengths = new int[columnCount];
        marks = new byte[columnCount];
    }

    /** Fields found, at most the table's. */
    int fieldCount() {
        return fieldCount;
    }

    /** First byte of a field, behind its quote. */
    long address(final int field) {
        return addresses[field];
    }

    /** Bytes of a field, without its quotes. */
    int length(final int field) {
        return lengths[field];
    }

    /**
     * What of a field's bytes is not part of its value: {@link #UNMARKED}, {@link #ESCAPES} or
     * {@link #QUOTES_AND_ESCAPES}.
     */
    byte mark(final int field) {
        return marks[field];
    }

    /** First byte of the record. */
    long start() {
        return start;
    }

    /** First byte behind the record and its line end. */
    long next() {
        return next;
    }

    /** Line ends inside the record's fields. */
    int innerLineCount() {
        return innerLineCount;
    }

    /** What is wrong with the record, or null. */
    CsvProblem problem() {
        return problem;
    }

    /** Where {@link #problem()} was noticed. */
    long problemAddress() {
        return problemAddress;
    }

    /**
     * Looks for a record.
     *
     * @param isLast whether the input ends at {@code end}
     */
    int scan(final long from, final long end, final boolean isLast) {
        start = from;
        next = from;
        fieldCount = 0;
        innerLineCount = 0;
        problem = null;
        problemAddress = from;
        if (from == end) {
            return isLast ? NONE : INCOMPLETE;
        }
        surplusCount = 0;
        isBroken = false;
        long at = from;
        while (true) {
            if (options.trimsSpaces()) {
                at = skipLeadingBlanks(at, end);
            }
            at =
                    at < end && (Memory.getByte(at) & 0xff) == quote
                            ? quotedField(at + 1, end, isLast)
                            : plainField(at, end, isLast);
            if (at < 0) {
                return INCOMPLETE;
            }
            if (isBroken) {
                isBroken = false;
            } else if (at < end && (Memory.getByte(at) & 0xff) == delimiter) {
                at++;
            } else {
                return endRecord(at, end, isLast);
            }
        }
    }

    private long skipLeadingBlanks(final long from, final long end) {
        long at = from;
        while (at < end) {
            final int letter = Memory.getByte(at) & 0xff;
            if (letter > ' ' || letter == delimiter || letter == '\n' || letter == '\r') {
                break;
            }
            at++;
        }
        return at;
    }

    /** Steps over the line end at an address. */
    private int endRecord(final long at, final long end, final boolean isLast) {
        if (at == end) {
            next = end;
            return COMPLETE;
        }
        if (Memory.getByte(at) == '\n') {
            next = at + 1;
            return COMPLETE;
        }
        if (at + 1 == end && !isLast) {
            return INCOMPLETE;
        }
        next = at + 1 < end && Memory.getByte(at + 1) == '\n' ? at + 2 : at + 1;
        return COMPLETE;
    }

    /**
     * Takes a field without quotes; its end (a delimiter, a line end or the end), or -1 if it is
     * incomplete.
     */
    private long plainField(final long from, final long end, final boolean isLast) {
        byte mark = UNMARKED;
        long at = from;
        while (true) {
            final long found = special(Memory.getLong(at));
            at += found == 0 ? Long.BYTES : Long.numberOfTrailingZeros(found) >>> 3;
            if (at >= end) {
                if (!isLast) {
                    return -1;
                }
                at = end;
                break;
            }
            if (found == 0) {
                continue;
            }
            if ((Memory.getByte(at) & 0xff) != escape) {
                break;
            }
            mark = ESCAPES;
            at += 2;
            if (at > end && isLast) {
                report(CsvProblem.ENDS_IN_ESCAPE, end - 1);
            }
        }
        // What is escaped is trimmed as what it stands for, when it is resolved.
        final boolean trims = options.trimsSpaces() && mark == UNMARKED;
        add(from, trims ? from + Ascii.trimmedLength(from, (int) (at - from)) : at, mark);
        return at;
    }

    /** Bit 7 of each byte that may end a plain field, exact up to the first. */
    private long special(final long word) {
        final long delimiters = word ^ delimiterPattern;
        final long feeds = word ^ (ONES * '\n');
        final long returns = word ^ (ONES * '\r');
        final long escapes = word ^ escapePattern;
        return (((delimiters - ONES) & ~delimiters)
                        | ((feeds - ONES) & ~feeds)
                        | ((returns - ONES) & ~returns)
                        | ((escapes - ONES) & ~escapes))
                & HIGH_BITS;
    }

    /**
     * Takes a field from behind its opening quote; the end behind its closing quote and blanks, or
     * -1 if it is incomplete.
     */
    private long quotedField(final long from, final long end, final boolean isLast) {
        byte mark = UNMARKED;
        long at = from;
        while (true) {
            if (at >= end) {
                if (isLast) {
                    report(CsvProblem.NO_CLOSING_QUOTE, from - 1);
                    return end;
                }
                return -1;
            }
            final int letter = Memory.getByte(at) & 0xff;
            if (letter == quote) {
                if (at + 1 == end && !isLast) {
                    return -1;
                }
                if (at + 1 == end || (Memory.getByte(at + 1) & 0xff) != quote) {
                    break;
                }
                mark = QUOTES_AND_ESCAPES;
                at++;
            } else if (letter == escape) {
                mark = QUOTES_AND_ESCAPES;
                at++;
            } else if (letter == '\n'
                    || (letter == '\r' && at + 1 < end && Memory.getByte(at + 1) != '\n')) {
                innerLineCount++;
            }
            at++;
        }
        add(from, at, mark);
        return skipBlanks(at + 1, end, isLast);
    }

    private long skipBlanks(final long from, final long end, final boolean isLast) {
        long at = from;
        while (at < end) {
            final int letter = Memory.getByte(at) & 0xff;
            if (letter == delimiter || letter == '\n' || letter == '\r') {
                return at;
            }
            at++;
            if (letter > ' ') {
                report(CsvProblem.TEXT_AFTER_QUOTE, at - 1);
                isBroken = true;
                return at;
            }
        }
        return isLast ? end : -1;
    }

    private void add(final long from, final long to, final byte mark) {
        if (problem != null) {
            return;
        }
        if (fieldCount == addresses.length) {
            addSurplus(from, (int) (to - from));
            return;
        }
        addresses[fieldCount] = from;
        lengths[fieldCount] = (int) (to - from);
        marks[fieldCount] = mark;
        fieldCount++;
    }

    /** One blank field more is what a delimiter at the end of each line makes. */
    private void addSurplus(final long from, final int length) {
        surplusCount++;
        final boolean isAllowed =
                options.ignoresTrailingFields()
                        || (options.allowsTrailingDelimiter()
                                && surplusCount == 1
                                && Ascii.trimmedLength(from, length) == 0);
        if (!isAllowed) {
            report(CsvProblem.TOO_MANY_FIELDS, from);
        }
    }

    private void report(final CsvProblem what, final long at) {
        if (problem == null) {
            problem = what;
            problemAddress = at;
        }
    }
}
