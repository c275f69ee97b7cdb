package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.gateway.feed.EventFormat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** All decoders, by name. */
final class Subjects {
    private static final Map<String, Supplier<Subject>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("line", () -> lines("line", "json"));
        ALL.put("csv", () -> lines("csv", "csv"));
        ALL.put("json", () -> body("json"));
        ALL.put("http", () -> body("http"));
        ALL.put("sbe", Subjects::sbe);
        ALL.put("frame", Subjects::frames);
        ALL.put("hello", Subjects::hello);
    }

    private Subjects() {}

    /** Their names. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * One of them, to be closed.
     *
     * @throws IllegalArgumentException if there is none of the name
     */
    static Subject open(final String name) {
        final Supplier<Subject> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("no decoder " + name + ": " + names());
        }
        return maker.get();
    }

    private static Subject lines(final String name, final String format) {
        final String hello =
                String.format(
                        Locale.ROOT,
                        "HELLO {\"stream\": \"%s\", \"format\": \"%s\", \"token\": \"t\"}\n",
                        FedStream.NAME,
                        format);
        return new TalkSubject(
                name,
                format.equals("csv") ? Tables.PLAIN : Tables.NESTED,
                Corpus.read(name + ".txt"),
                hello.getBytes(StandardCharsets.US_ASCII),
                Answered::lines);
    }

    private static Subject hello() {
        return new TalkSubject(
                "hello", Tables.PLAIN, Corpus.read("hello.txt"), new byte[0], Answered::any);
    }

    private static Subject body(final String name) {
        return new BodySubject(name, EventFormat.JSON, Tables.NESTED, Corpus.read(name + ".txt"));
    }

    private static Subject sbe() {
        final Messages messages = new Messages();
        return new BodySubject(
                "sbe",
                EventFormat.SBE,
                Tables.PLAIN,
                Corpus.read("sbe.txt").with(messages.bodies()));
    }

    private static Subject frames() {
        final Messages messages = new Messages();
        return new TalkSubject(
                "frame",
                Tables.PLAIN,
                Corpus.read("frame.txt").with(messages.connections()),
                new byte[0],
                Answered::any);
    }
}
