package io.heliosdb.streaming.gateway.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.feed.Fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How events are written that come in. */
public enum EventFormat {
    /** A line for each row. */
    CSV("csv"),
    /** Objects one behind the other, or in an array. */
    JSON("json"),
    /** Rows of the table's SBE schema, each behind its length. */
    SBE("sbe");

    private final String title;

    EventFormat(final String title) {
        this.title = title;
    }

    /** Its name, like {@code csv}. */
    public String title() {
        return title;
    }

    /** Whether events are texts. */
    public boolean isText() {
        return this != SBE;
    }

    /** What a body in this format is known by. */
    public Fingerprint fingerprint(final byte[] body) {
        return Fingerprint.of(title.getBytes(StandardCharsets.US_ASCII), body);
    }

    /** What a client calls it in HTTP; the first one is the usual one. */
    public List<String> mediaTypes() {
        return switch (this) {
            case CSV -> List.of("text/csv");
            case JSON -> List.of("application/json", "application/x-ndjson", "application/jsonl");
            case SBE -> List.of("application/x-sbe", "application/octet-stream");
        };
    }

    /**
     * The format of a media type.
     *
     * @param mediaType maybe with parameters behind it
     * @throws HeliosException {@code HNET-0302} if it is none
     */
    public static EventFormat ofMediaType(final String mediaType) {
        final int end = mediaType.indexOf(';');
        final String plain = end < 0 ? mediaType : mediaType.substring(0, end);
        final String wanted = plain.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.mediaTypes().contains(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                FeedError.FORMAT,
                                                "events of the type '" + plain + "' are not taken")
                                        .hint(
                                                "send "
                                                        + Arrays.stream(values())
                                                                .map(e -> e.mediaTypes().getFirst())
                                                                .collect(
                                                                        Collectors.joining(", "))));
    }

    /**
     * The format of a name.
     *
     * @throws HeliosException {@code HNET-0302} if it is none
     */
    public static EventFormat of(final String title) {
        return Arrays.stream(values())
                .filter(each -> each.title.equals(title))
                .findFirst()
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                FeedError.FORMAT,
                                                "there is no format '" + title + "'")
                                        .hint("csv, json or sbe"));
    }
}
