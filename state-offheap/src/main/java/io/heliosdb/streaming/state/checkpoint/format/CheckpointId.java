package io.heliosdb.streaming.state.checkpoint.format;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.CheckpointError;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a checkpoint or savepoint, made by us and never by a user: {@code
 * checkpoint-00000042}, {@code savepoint-00000043-9f86d081}. It is also the name of its folder, so
 * nothing that has another form comes near a path.
 *
 * @param kind says how it begins
 * @param number at least 0, written with eight digits or as many as it needs
 * @param suffix eight hexadecimal digits of a savepoint, nothing for a checkpoint
 */
public record CheckpointId(CheckpointKind kind, long number, String suffix) {
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-([0-9]{8,19})");
    private static final Pattern SAVEPOINT =
            Pattern.compile("savepoint-([0-9]{8,19})-([0-9a-f]{8})");

    /** The id of a checkpoint. */
    public static CheckpointId checkpoint(final long number) {
        return new CheckpointId(CheckpointKind.CHECKPOINT, number, "");
    }

    /**
     * The id of a savepoint.
     *
     * @param distinction makes ids differ that have the same number on different appliances
     */
    public static CheckpointId savepoint(final long number, final int distinction) {
        return new CheckpointId(
                CheckpointKind.SAVEPOINT, number, String.format(Locale.ROOT, "%08x", distinction));
    }

    /** Reads an id, if a text is exactly one that {@link #text} gives. */
    public static Optional<CheckpointId> tryParse(final String text) {
        final Matcher checkpoint = CHECKPOINT.matcher(text);
        if (checkpoint.matches()) {
            return canonical(text, CheckpointKind.CHECKPOINT, checkpoint.group(1), "");
        }
        final Matcher savepoint = SAVEPOINT.matcher(text);
        return savepoint.matches()
                ? canonical(text, CheckpointKind.SAVEPOINT, savepoint.group(1), savepoint.group(2))
                : Optional.empty();
    }

    private static Optional<CheckpointId> canonical(
            final String text,
            final CheckpointKind kind,
            final String digits,
            final String suffix) {
        try {
            final CheckpointId id = new CheckpointId(kind, Long.parseLong(digits), suffix);
            return id.text().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (final NumberFormatException tooGreat) {
            return Optional.empty();
        }
    }

    /**
     * Reads an id that a user gave.
     *
     * @throws HeliosException {@code HCKP-0001} for any other text
     */
    public static CheckpointId parse(final String text) {
        return tryParse(text).orElseThrow(() -> notAnId(text));
    }

    private static HeliosException notAnId(final String text) {
        return HeliosException.of(CheckpointError.NOT_AN_ID, "not an id of a checkpoint")
                .detail("\"" + printable(text) + "\"")
                .hint(
                        "ids look like checkpoint-00000042 or savepoint-00000043-9f86d081; list"
                                + " them with: heliosdb-streaming savepoint list");
    }

    /** A text of a stranger, fit for a message: short, and nothing that moves a cursor. */
    private static String printable(final String text) {
        final String start = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** The id as it is printed, and the name of its folder. */
    public String text() {
        final String digits = String.format(Locale.ROOT, "%s-%08d", kind.word(), number);
        return suffix.isEmpty() ? digits : digits + "-" + suffix;
    }

    @Override
    public String toString() {
        return text();
    }
}
