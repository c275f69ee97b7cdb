package io.heliosdb.streaming.codecs.protobuf;

import java.util.Arrays;

/**
 * The numbers of an enum, sorted; of equal ones the first in the declaration. Allocates nothing.
 */
final class ProtoNumbers {
    private final int[] sorted;
    private final int[] places;

    /**
     * @param numbers in the order of the declaration
     */
    ProtoNumbers(final int... numbers) {
        sorted = Arrays.stream(numbers).sorted().distinct().toArray();
        places = new int[sorted.length];
        for (int i = numbers.length - 1; i >= 0; i--) {
            places[Arrays.binarySearch(sorted, numbers[i])] = i;
        }
    }

    /** Place of the first name of a number, or -1. */
    int place(final int number) {
        final int found = Arrays.binarySearch(sorted, number);
        return found < 0 ? -1 : places[found];
    }
}
