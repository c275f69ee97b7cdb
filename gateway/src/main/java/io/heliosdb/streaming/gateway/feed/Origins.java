package io.heliosdb.streaming.gateway.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.feed.Fingerprint;
import io.heliosdb.streaming.connectors.feed.KeyedRequest;
import io.heliosdb.streaming.connectors.feed.Producers;
import io.heliosdb.streaming.connectors.stream.Inlet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Whose events come, as clients say it. Names belong to the user who gives them: nobody speaks for
 * another's producer.
 */
public final class Origins {
    private static final Pattern PRODUCER = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int MOST_KEY_CHARACTERS = 255;

    /** In no name of a user or producer. */
    private static final char SEPARATOR = Producers.OWNER_END;

    private Origins() {}

    /**
     * Whose events come.
     *
     * @param user who sends them
     * @param producer id of the producer, if it has one
     * @throws HeliosException {@code HNET-0307} if it has not the right form
     */
    public static Inlet.Origin of(final String user, final Optional<String> producer) {
        return producer.map(id -> producer(user, id)).orElse(Inlet.Origin.NAMELESS);
    }

    /**
     * Whose events come in a request.
     *
     * @param user who sends them
     * @param producer id of the producer, if it has one
     * @param key of the request, if it has one
     * @param content what it brings; asked for if there is a key
     * @throws HeliosException {@code HNET-0307} if one of them has not the right form, or both are
     *     there
     */
    public static Inlet.Origin of(
            final String user,
            final Optional<String> producer,
            final Optional<String> key,
            final Supplier<Fingerprint> content) {
        if (producer.isPresent() && key.isPresent()) {
            throw wrong("a request has an idempotency key or a producer, not both");
        }
        return key.map(each -> request(user, each, content)).orElseGet(() -> of(user, producer));
    }

    private static Inlet.Origin producer(final String user, final String id) {
        if (!PRODUCER.matcher(id).matches()) {
            throw wrong("'" + id + "' is no id of a producer")
                    .hint("take 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        return Inlet.Origin.producer(user + SEPARATOR + id);
    }

    private static Inlet.Origin request(
            final String user, final String key, final Supplier<Fingerprint> content) {
        if (key.isBlank() || key.length() > MOST_KEY_CHARACTERS) {
            throw wrong("an idempotency key has 1 to " + MOST_KEY_CHARACTERS + " characters");
        }
        return Inlet.Origin.request(
                new KeyedRequest(
                        Fingerprint.of((user + SEPARATOR + key).getBytes(StandardCharsets.UTF_8)),
                        content.get()));
    }

    /**
     * Number of the first event of a request.
     *
     * @param hasProducer whether it has to say so
     * @throws HeliosException {@code HNET-0307} if it does not, or needlessly
     */
    public static long firstNumber(final boolean hasProducer, final Optional<String> sequence) {
        if (hasProducer != sequence.isPresent()) {
            throw wrong("a producer's id and the number of its first event go together");
        }
        if (!hasProducer) {
            return 1;
        }
        final String text = sequence.orElseThrow();
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("'" + text + "' is no number of an event")
                    .hint("events are numbered from 1, in digits alone");
        }
        return Long.parseLong(text);
    }

    private static HeliosException wrong(final String what) {
        return HeliosException.of(FeedError.PRODUCER, what);
    }
}
