package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** The functions of {@link RegexPattern} for a {@link PlainRegex}, from bytes to bytes. */
final class PlainMatches {
    private PlainMatches() {}

    static boolean finds(final long text, final PlainRegex regex) {
        return regex.find(Utf8.bytes(text), Utf8.length(text), 0, null) != PlainRegex.NONE;
    }

    static int count(final long text, final PlainRegex regex) {
        final long bytes = Utf8.bytes(text);
        final int length = Utf8.length(text);
        int count = 0;
        long match = regex.find(bytes, length, 0, null);
        while (match != PlainRegex.NONE) {
            count++;
            match = regex.find(bytes, length, PlainRegex.end(match), null);
        }
        return count;
    }

    /** A group of the first match; {@link Utf8#NULL} if there is none or no such group. */
    static long extract(
            final Scratch scratch, final long text, final PlainRegex regex, final int group) {
        final int[] places = scratch.places();
        final long bytes = Utf8.bytes(text);
        if (regex.find(bytes, Utf8.length(text), 0, places) == PlainRegex.NONE
                || group < 0
                || group > regex.groupCount()) {
            return Utf8.NULL;
        }
        final int start = regex.groupStart(group, places);
        final int length = regex.groupEnd(group, places) - start;
        final long address = scratch.open(length);
        Memory.copy(bytes + start, Utf8.bytes(address), length);
        return scratch.close(address, length);
    }

    /**
     * Whether {@link #replace} may be called: what is copied as it is must be what Java's strings
     * would make of it, and the longest result must have room.
     */
    static boolean canReplace(
            final Scratch scratch,
            final long text,
            final PlainRegex regex,
            final long replacement) {
        return Utf8.isWellFormed(text)
                && Utf8.isWellFormed(replacement)
                && scratch.hasRoom(longest(text, regex, replacement));
    }

    private static long longest(final long text, final PlainRegex regex, final long replacement) {
        final long length = Utf8.length(text);
        return length + length / regex.leastLength() * Utf8.length(replacement);
    }

    /** Every match by a text. */
    static long replace(
            final Scratch scratch,
            final long text,
            final PlainRegex regex,
            final long replacement) {
        final long bytes = Utf8.bytes(text);
        final int length = Utf8.length(text);
        final long by = Utf8.bytes(replacement);
        final int byLength = Utf8.length(replacement);
        final long address = scratch.open(longest(text, regex, replacement));
        final long target = Utf8.bytes(address);
        final boolean[] onlySet = regex.onlySet();
        if (onlySet != null) {
            final long end =
                    replaceOf(
                            onlySet, regex.isOnlySetRepeated(), bytes, length, replacement, target);
            return scratch.close(address, (int) (end - target));
        }
        int written = 0;
        int from = 0;
        long match = regex.find(bytes, length, 0, null);
        while (match != PlainRegex.NONE) {
            final int kept = PlainRegex.start(match) - from;
            Memory.copy(bytes + from, target + written, kept);
            Memory.copy(by, target + written + kept, byLength);
            written += kept + byLength;
            from = PlainRegex.end(match);
            match = regex.find(bytes, length, from, null);
        }
        Memory.copy(bytes + from, target + written, length - from);
        return scratch.close(address, written + length - from);
    }

    /** Byte by byte: what is between the matches of a set is short. Returns where it ends. */
    private static long replaceOf(
            final boolean[] set,
            final boolean isRepeated,
            final long bytes,
            final int length,
            final long replacement,
            final long target) {
        final long by = Utf8.bytes(replacement);
        final int byLength = Utf8.length(replacement);
        final long end = bytes + length;
        long at = bytes;
        long to = target;
        while (at < end) {
            final byte letter = Memory.getByte(at++);
            if (!set[letter & 0xff]) {
                Memory.putByte(to++, letter);
                continue;
            }
            while (isRepeated && at < end && set[Memory.getByte(at) & 0xff]) {
                at++;
            }
            Memory.copy(by, to, byLength);
            to += byLength;
        }
        return to;
    }
}
