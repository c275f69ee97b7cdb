package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/**
 * A compiled pattern of LIKE: {@code %} stands for any text, {@code _} for one code point that is
 * not a line end. Matching takes the leftmost place for each part between two {@code %}, and so
 * never looks back further than the last of them.
 */
public final class LikePattern {
    private static final int ANY_ONE = 256;
    private static final int ANY_TEXT = 257;

    /** Bytes of UTF-8 as 0 to 255, and the two wildcards. */
    private final int[] steps;

    /** Steps in front that are bytes. */
    private final int prefixLength;

    /** Eight of them each, as they lie in memory, as far as they go. */
    private final long[] prefixWords;

    /** Whether {@code %} is all that follows the prefix. */
    private final boolean isPrefix;

    /** Whether the pattern is bytes between two {@code %}. */
    private final boolean isPart;

    private LikePattern(final int[] steps) {
        this.steps = steps;
        prefixLength = bytesFrom(0);
        prefixWords = wordsOf(steps, prefixLength);
        isPrefix = prefixLength == steps.length - 1 && steps[prefixLength] == ANY_TEXT;
        isPart =
                prefixLength == 0
                        && steps.length > 2
                        && steps[0] == ANY_TEXT
                        && steps[steps.length - 1] == ANY_TEXT
                        && bytesFrom(1) == steps.length - 2;
    }

    private static long[] wordsOf(final int[] steps, final int length) {
        final long[] words = new long[length / Long.BYTES];
        for (int i = 0; i < words.length * Long.BYTES; i++) {
            words[i / Long.BYTES] |= (long) steps[i] << (Byte.SIZE * (i % Long.BYTES));
        }
        return words;
    }

    private int bytesFrom(final int first) {
        int step = first;
        while (step < steps.length && steps[step] < ANY_ONE) {
            step++;
        }
        return step - first;
    }

    /** Compiles a pattern without escape character. */
    public static LikePattern of(final String pattern) {
        return compile(pattern, 0);
    }

    /**
     * Compiles a pattern.
     *
     * @param escape one character that takes the meaning from a wildcard or itself behind it
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if the escape is
     *     not one character, or escapes something else
     */
    public static LikePattern of(final String pattern, final String escape) {
        if (escape.length() != 1 || escape.charAt(0) == 0) {
            throw FunctionError.argument(
                    "LIKE: the escape must be one character, not '" + escape + "'");
        }
        return compile(pattern, escape.charAt(0));
    }

    private static LikePattern compile(final String pattern, final int escape) {
        final int[] steps = new int[3 * pattern.length()];
        int count = 0;
        int i = 0;
        while (i < pattern.length()) {
            int character = pattern.codePointAt(i);
            i += Character.charCount(character);
            final boolean isEscaped = escape != 0 && character == escape;
            if (isEscaped) {
                character = i < pattern.length() ? pattern.charAt(i) : 0;
                i++;
                if (character != '%' && character != '_' && character != escape) {
                    throw FunctionError.argument(
                            "LIKE: '"
                                    + pattern
                                    + "' escapes neither a wildcard nor the escape character");
                }
            }
            if (!isEscaped && (character == '%' || character == '_')) {
                steps[count++] = character == '%' ? ANY_TEXT : ANY_ONE;
            } else {
                for (final byte b :
                        Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    steps[count++] = b & 0xff;
                }
            }
        }
        return new LikePattern(java.util.Arrays.copyOf(steps, count));
    }

    /** Whether the whole text matches. */
    public boolean matches(final long text) {
        final long bytes = Utf8.bytes(text);
        final int length = Utf8.length(text);
        if (isPart) {
            final int found = indexOfPart(bytes, length);
            // Behind other characters only, the bytes might be in the middle of a broken one.
            return found >= 0 && (Utf8.isAscii(bytes, found) || matches(bytes, length, 0));
        }
        return prefixLength <= length
                && startsWithPrefix(bytes)
                && (isPrefix || matches(bytes, length, prefixLength));
    }

    private boolean startsWithPrefix(final long bytes) {
        final int length = prefixWords.length * Long.BYTES;
        for (int i = 0; i < prefixWords.length; i++) {
            if (Memory.getLong(bytes + (long) i * Long.BYTES) != prefixWords[i]) {
                return false;
            }
        }
        return isAt(bytes + length, length, prefixLength - length);
    }

    /** Whether bytes of the text are the first ones of the pattern from a step on. */
    private boolean isAt(final long bytes, final int step, final int count) {
        for (int i = 0; i < count; i++) {
            if ((Memory.getByte(bytes + i) & 0xff) != steps[step + i]) {
                return false;
            }
        }
        return true;
    }

    private int indexOfPart(final long bytes, final int length) {
        final int count = steps.length - 2;
        final byte first = (byte) steps[1];
        final byte last = (byte) steps[count];
        final int end = length - count + 1;
        int at = ByteSearch.indexOf(bytes, first, last, count - 1, 0, end);
        while (at < end && !isAt(bytes + at, 1, count)) {
            at = ByteSearch.indexOf(bytes, first, last, count - 1, at + 1, end);
        }
        return at < end ? at : -1;
    }

    /**
     * Whether the rest matches.
     *
     * @param prefix bytes and steps that match already
     */
    private boolean matches(final long bytes, final int length, final int prefix) {
        final int[] pattern = steps;
        int offset = prefix;
        int step = prefix;
        int resumeStep = -1;
        int resumeOffset = 0;
        while (true) {
            if (step < pattern.length && pattern[step] == ANY_TEXT) {
                resumeStep = ++step;
                resumeOffset = offset;
                if (step == pattern.length) {
                    return true;
                }
            } else if (step == pattern.length && offset == length) {
                return true;
            } else if (step < pattern.length
                    && offset < length
                    && accepts(pattern[step], bytes, offset, length)) {
                offset += pattern[step] == ANY_ONE ? width(bytes, offset) : 1;
                step++;
            } else if (resumeStep >= 0 && resumeOffset < length) {
                resumeOffset += width(bytes, resumeOffset);
                offset = resumeOffset;
                step = resumeStep;
            } else {
                return false;
            }
        }
    }

    private static int width(final long bytes, final int offset) {
        return Utf8.width(Memory.getByte(bytes + offset));
    }

    private static boolean accepts(
            final int step, final long bytes, final int offset, final int length) {
        final int b = Memory.getByte(bytes + offset) & 0xff;
        if (step != ANY_ONE) {
            return b == step;
        }
        return switch (b) {
            case '\n', '\r' -> false;
            // U+0085 is c2 85, U+2028 and U+2029 are e2 80 a8 and e2 80 a9.
            case 0xc2 ->
                    offset + 1 >= length || (Memory.getByte(bytes + offset + 1) & 0xff) != 0x85;
            case 0xe2 ->
                    offset + 2 >= length
                            || (Memory.getByte(bytes + offset + 1) & 0xff) != 0x80
                            || (Memory.getByte(bytes + offset + 2) & 0xfe) != 0xa8;
            default -> true;
        };
    }

    /** LIKE with a pattern that is not constant: compiled for each row, on the heap. */
    public static boolean like(final long text, final long pattern) {
        return of(HeapText.string(pattern)).matches(text);
    }

    /** LIKE with a pattern or escape that is not constant: compiled for each row, on the heap. */
    public static boolean like(final long text, final long pattern, final long escape) {
        return of(HeapText.string(pattern), HeapText.string(escape)).matches(text);
    }
}
