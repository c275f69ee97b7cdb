package io.heliosdb.streaming.operators.interpreter.scalar;

import java.util.ArrayList;
import java.util.List;

/** INET_ATON and INET_NTOA: IPv4 addresses as texts and as numbers. */
final class Addresses {
    private static final long LARGEST = (1L << Integer.SIZE) - 1;

    private Addresses() {}

    /** Of one to four parts; those left out stand before the last one and are 0. */
    static Object number(final String text) {
        final List<String> parts = new ArrayList<>(List.of(text.split("\\.", -1)));
        if (parts.size() > 4 || !parts.stream().allMatch(Addresses::isPart)) {
            return null;
        }
        while (parts.size() < 4) {
            parts.add(parts.size() - 1, "0");
        }
        long number = 0;
        for (final String part : parts) {
            number = number * 256 + Long.parseLong("0" + part.replaceFirst("^0*", ""));
        }
        return number;
    }

    private static boolean isPart(final String part) {
        return part.matches("0*[0-9]{1,3}")
                && Long.parseLong("0" + part.replaceFirst("^0*", "")) < 256;
    }

    static Object text(final long number) {
        if (number < 0 || number > LARGEST) {
            return null;
        }
        final List<String> parts = new ArrayList<>();
        for (int shift = 24; shift >= 0; shift -= 8) {
            parts.add(String.valueOf(number >> shift & 255));
        }
        return String.join(".", parts);
    }
}
