package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a format writes a change as an object: names of its members, and words for what happened. */
enum ChangeStyle {
    DEBEZIUM(ChangeFormats.DEBEZIUM, "op", "after", "before", "c r|u|d|"),
    CANAL(ChangeFormats.CANAL, "type", "data", "old", "INSERT|UPDATE|DELETE|CREATE"),
    MAXWELL(ChangeFormats.MAXWELL, "type", "data", "old", "insert|update|delete|"),
    OGG(ChangeFormats.OGG, "op_type", "after", "before", "I|U|D|");

    /** What a change does. */
    enum Change {
        INSERT,
        UPDATE,
        DELETE,
        /** Something that is not about rows. */
        NOTHING,
        UNKNOWN
    }

    private static final Change[] CHANGES = Change.values();

    private final String format;
    private final String operation;
    private final String after;
    private final String before;

    /** By change and word; written by the constructor alone. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[][][] words = new byte[Change.UNKNOWN.ordinal()][][];

    ChangeStyle(
            final String format,
            final String operation,
            final String after,
            final String before,
            final String words) {
        this.format = format;
        this.operation = operation;
        this.after = after;
        this.before = before;
        final List<String> lists = List.of(words.split("\\|", -1));
        for (int i = 0; i < lists.size(); i++) {
            final List<String> list =
                    lists.get(i).isEmpty() ? List.of() : List.of(lists.get(i).split(" "));
            this.words[i] = new byte[list.size()][];
            for (int j = 0; j < list.size(); j++) {
                this.words[i][j] = list.get(j).getBytes(StandardCharsets.US_ASCII);
            }
        }
    }

    /** The style of a format. */
    static ChangeStyle of(final String format) {
        for (final ChangeStyle style : values()) {
            if (style.format.equals(format)) {
                return style;
            }
        }
        throw new IllegalArgumentException(format);
    }

    String format() {
        return format;
    }

    /** Name of the member that says what happened. */
    String operation() {
        return operation;
    }

    /** Name of the member with the row as it is. */
    String after() {
        return after;
    }

    /** Name of the member with the row as it was. */
    String before() {
        return before;
    }

    /** Whether a change has lists of rows. */
    boolean hasLists() {
        return this == CANAL;
    }

    /** Whether the row as it was has only what was different, and is missing for a deletion. */
    boolean isBeforePartial() {
        return this == CANAL || this == MAXWELL;
    }

    /** The word that is written for what happened. */
    String word(final Change change) {
        return new String(words[change.ordinal()][0], StandardCharsets.US_ASCII);
    }

    /** What a word means. */
    Change change(final long address, final int length) {
        for (int i = 0; i < words.length; i++) {
            for (final byte[] word : words[i]) {
                if (isWord(word, address, length)) {
                    return CHANGES[i];
                }
            }
        }
        return Change.UNKNOWN;
    }

    private static boolean isWord(final byte[] word, final long address, final int length) {
        if (word.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Memory.getByte(address + i) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
