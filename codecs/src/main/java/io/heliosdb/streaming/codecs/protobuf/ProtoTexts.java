package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.nio.charset.StandardCharsets;

/** The names of an enum by their numbers, in native memory. One thread. */
final class ProtoTexts implements AutoCloseable {
    private static final int FIRST_BYTES = 256;
    private static final String UNKNOWN = "UNRECOGNIZED";

    private final boolean isOpen;
    private final int[] numbers;
    private final ProtoNumbers lookup;
    private final int[] ends;
    private final TextOutput texts;

    ProtoTexts(final Ledger ledger, final String owner, final ProtoEnum enumeration) {
        isOpen = enumeration.isOpen();
        numbers = enumeration.numbers();
        lookup = enumeration.lookup();
        ends = new int[numbers.length + 1];
        texts = new TextOutput(ledger, owner, FIRST_BYTES);
        for (int i = 0; i < numbers.length; i++) {
            texts.put(enumeration.names().get(i).getBytes(StandardCharsets.UTF_8));
            ends[i] = texts.length();
        }
        texts.putAscii(UNKNOWN);
        ends[numbers.length] = texts.length();
    }

    /** Whether a field may have a number: with another it is as if it were not there. */
    boolean admits(final int number) {
        return isOpen || isKnown(number);
    }

    /** Whether a number has a name. */
    boolean isKnown(final int number) {
        return lookup.place(number) >= 0;
    }

    /** The first name of a number; one behind the last if it has none. */
    int index(final int number) {
        final int place = lookup.place(number);
        return place < 0 ? numbers.length : place;
    }

    /** The number of a name, or the first one's. */
    int number(final long name, final int length) {
        for (int i = 0; i < numbers.length; i++) {
            if (length(i) == length && Memory.equal(address(i), name, length)) {
                return numbers[i];
            }
        }
        return numbers[0];
    }

    /** A number that has a name: itself, or the first one. */
    int known(final int number) {
        return isKnown(number) ? number : numbers[0];
    }

    /** Number that stands first in the declaration. */
    int first() {
        return numbers[0];
    }

    long address(final int index) {
        return texts.address() + start(index);
    }

    int length(final int index) {
        return ends[index] - start(index);
    }

    private int start(final int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    @Override
    public void close() {
        texts.close();
    }
}
