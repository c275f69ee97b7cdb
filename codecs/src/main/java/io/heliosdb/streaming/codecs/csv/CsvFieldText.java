package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;

/**
 * The value of a field: its bytes, or a copy in which doubled quotes and escape characters are
 * resolved. One thread.
 */
final class CsvFieldText implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 4096;

    private final Ledger ledger;
    private final String owner;
    private final int quote;
    private final int escape;
    private final boolean trimsSpaces;
    private Arena copy;
    private long address;
    private int length;

    CsvFieldText(final Ledger ledger, final String owner, final CsvOptions options) {
        this.ledger = ledger;
        this.owner = owner;
        quote = options.quote();
        escape = options.escape();
        trimsSpaces = options.trimsSpaces();
        copy = Arena.open(ledger, "csv field", owner, FIRST_CAPACITY_BYTES);
    }

    /** First byte of the value wrapped last. */
    long address() {
        return address;
    }

    /** Bytes of the value wrapped last. */
    int length() {
        return length;
    }

    /** Turns to a field; the value lasts until the next call or until the record's bytes move. */
    void wrap(final CsvRecord csvRecord, final int field) {
        address = csvRecord.address(field);
        length = csvRecord.length(field);
        if (csvRecord.mark(field) != CsvRecord.UNMARKED) {
            final boolean isQuoted = csvRecord.mark(field) == CsvRecord.QUOTES_AND_ESCAPES;
            resolve(isQuoted);
            if (trimsSpaces && !isQuoted) {
                length = Ascii.trimmedLength(address, length);
            }
        }
    }

    private void resolve(final boolean isQuoted) {
        if (length > copy.capacityBytes()) {
            copy.close();
            copy =
                    Arena.open(
                            ledger, "csv field", owner, Math.max(length, 2 * copy.capacityBytes()));
        }
        final long target = copy.address();
        int written = 0;
        for (int i = 0; i < length; i++) {
            int letter = Memory.getByte(address + i);
            if (letter == escape && i + 1 < length) {
                i++;
                letter = meaning(Memory.getByte(address + i));
            } else if (letter == quote && isQuoted) {
                i++;
            }
            Memory.putByte(target + written++, (byte) letter);
        }
        address = target;
        length = written;
    }

    private static int meaning(final int letter) {
        return switch (letter) {
            case '0' -> 0;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    @Override
    public void close() {
        copy.close();
    }
}
