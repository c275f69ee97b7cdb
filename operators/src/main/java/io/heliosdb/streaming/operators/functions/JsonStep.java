package io.heliosdb.streaming.operators.functions;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** One step of a JSON path. */
sealed interface JsonStep {
    /** Whether it leads to one value at most. */
    boolean isDefinite();

    /** A member by its name. */
    final class Member implements JsonStep {
        final byte[] name;

        Member(final String name) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isDefinite() {
            return true;
        }
    }

    /**
     * Several members. As the last step an object of those that are there, else one after another.
     */
    final class Members implements JsonStep {
        final List<Member> members;

        /** Each name once, in the order in which an object is written. */
        final List<Member> sorted;

        /** The names of {@link #sorted} as strings of JSON, with colon. */
        final List<byte[]> quoted;

        final boolean isLast;

        Members(final List<String> names, final boolean isLast) {
            final List<String> order =
                    names.stream().distinct().sorted(Comparator.naturalOrder()).toList();
            members = names.stream().map(Member::new).toList();
            sorted = order.stream().map(Member::new).toList();
            quoted =
                    order.stream()
                            .map(name -> quote(name).getBytes(StandardCharsets.UTF_8))
                            .toList();
            this.isLast = isLast;
        }

        @Override
        public boolean isDefinite() {
            return isLast;
        }

        private static String quote(final String name) {
            final StringBuilder text = new StringBuilder("\"");
            for (int i = 0; i < name.length(); i++) {
                final char letter = name.charAt(i);
                final int special = "\"\\\b\f\n\r\t".indexOf(letter);
                if (special >= 0) {
                    text.append('\\').append("\"\\bfnrt".charAt(special));
                } else if (letter < ' ') {
                    text.append("\\u00").append("0123456789ABCDEF".charAt(letter >> 4));
                    text.append("0123456789ABCDEF".charAt(letter & 15));
                } else {
                    text.append(letter);
                }
            }
            return text.append("\":").toString();
        }
    }

    /** Elements by their indexes, which count from the end if negative. */
    final class Elements implements JsonStep {
        final int[] indexes;

        Elements(final int[] indexes) {
            this.indexes = indexes;
        }

        @Override
        public boolean isDefinite() {
            return indexes.length == 1;
        }
    }

    /**
     * Elements from an index to the one before another.
     *
     * @param from null for the first one
     * @param to null for the last one and that one too
     */
    record Slice(Integer from, Integer to) implements JsonStep {
        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    /** All members or elements. */
    record All() implements JsonStep {
        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    /**
     * This value if it is an object for which a condition holds, or those elements of an array for
     * which it holds.
     */
    record Filter(JsonCondition condition) implements JsonStep {
        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    /** All values below this one and itself, to each of which the next step is tried. */
    record Deep() implements JsonStep {
        @Override
        public boolean isDefinite() {
            return false;
        }
    }
}
