package io.heliosdb.streaming.operators.functions;

/** What a text consists of. On the heap. */
public final class TextClass {
    private TextClass() {}

    /** IS_DECIMAL: whether Java reads the text as a long or a double. */
    public static boolean isDecimal(final long text) {
        final String characters = HeapText.string(text);
        try {
            return Double.isNaN(Double.parseDouble(characters)) || !characters.isEmpty();
        } catch (final NumberFormatException e) {
            return isLong(characters);
        }
    }

    /** Digits other than ASCII count for integers only. */
    private static boolean isLong(final String characters) {
        try {
            return Long.toString(Long.parseLong(characters)).length() > 0;
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    /** IS_DIGIT: whether all characters are digits, and there is one. */
    public static boolean isDigit(final long text) {
        final String characters = HeapText.string(text);
        return !characters.isEmpty() && characters.chars().allMatch(Character::isDigit);
    }

    /** IS_ALPHA: whether all characters are letters, and there is one. */
    public static boolean isAlpha(final long text) {
        final String characters = HeapText.string(text);
        return !characters.isEmpty() && characters.chars().allMatch(Character::isLetter);
    }
}
