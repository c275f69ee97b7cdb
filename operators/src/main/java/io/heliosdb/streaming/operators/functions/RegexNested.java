package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.nested.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arrays and maps of what regular expressions find in texts. Works on the heap. */
public final class RegexNested {
    private RegexNested() {}

    /**
     * REGEXP_EXTRACT_ALL: a group of each match. {@link Utf8#NULL} for a malformed expression, and
     * for a group that it has not.
     */
    public static long all(
            final Scratch scratch,
            final Shape shape,
            final long text,
            final RegexPattern regex,
            final long group) {
        final List<String> groups = regex.groups(HeapText.string(text), group);
        if (groups == null) {
            return Utf8.NULL;
        }
        return array(scratch, shape, groups);
    }

    private static long array(final Scratch scratch, final Shape shape, final List<String> texts) {
        final long list = Nested.list(scratch, texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Nested.note(list, i, HeapText.text(scratch, texts.get(i)));
        }
        return Nested.ofList(scratch, shape, list, texts.size());
    }

    /**
     * STR_TO_MAP: the entries between matches of one expression, each cut by the first match of
     * another; an entry that has none is a key whose value is NULL.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if one of them
     *     is malformed
     */
    public static long map(
            final Scratch scratch,
            final Shape shape,
            final long text,
            final RegexPattern between,
            final RegexPattern behindKey) {
        final Map<String, String> map = new LinkedHashMap<>();
        if (Utf8.length(text) > 0) {
            for (final String entry : between.split(HeapText.string(text), 0)) {
                final String[] parts = behindKey.split(entry, 2);
                map.put(parts.length == 2 ? parts[0] : entry, parts.length == 2 ? parts[1] : null);
            }
        }
        final long keys = array(scratch, shape.keys(), List.copyOf(map.keySet()));
        return Nested.map(
                scratch, keys, array(scratch, shape.values(), new ArrayList<>(map.values())));
    }
}
