package io.heliosdb.streaming.codecs.protobuf;

import java.util.ArrayList;
import java.util.List;

/** The names and numbers of an enum, in the order of its declaration. */
final class ProtoEnum {
    private final List<String> names = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final boolean isOpen;

    /**
     * @param isOpen whether a field may have other numbers: proto3
     */
    ProtoEnum(final boolean isOpen) {
        this.isOpen = isOpen;
    }

    void add(final String name, final int number) {
        names.add(name);
        numbers.add(number);
    }

    boolean isOpen() {
        return isOpen;
    }

    List<String> names() {
        return names;
    }

    /** The numbers of the names. */
    int[] numbers() {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Finds the first of the names that a number has. */
    ProtoNumbers lookup() {
        return new ProtoNumbers(numbers());
    }
}
