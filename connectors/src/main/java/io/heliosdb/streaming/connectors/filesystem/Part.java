package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What is known of a complete part of a table's output: its entry in the manifest, and its
 * descriptor in the log. As a text it is one line that checks itself:
 *
 * <pre>
 *   part-lineage-00000007.csv first=120.0 last=340.2 rows=212 bytes=8710 crc32c=1c291ca3 check=7b0aa1f0
 * </pre>
 *
 * @param name of the file when it is shown
 * @param first id of the first row
 * @param last id of the last row
 * @param rows how many
 * @param bytes of the file
 * @param crc CRC32C of the file
 */
record Part(String name, ResultId first, ResultId last, long rows, long bytes, int crc) {
    /** Form of the names of formats, with which names of parts end. */
    static final String FORMAT = "[a-z]+(?:-[a-z]+)*";

    private static final Pattern LINE =
            Pattern.compile(
                    "(?<name>part-[A-Za-z0-9_-]+-\\d{8}\\."
                            + FORMAT
                            + ")"
                            + " first=(?<firstRow>-?\\d+)\\.(?<firstOrdinal>\\d+)"
                            + " last=(?<lastRow>-?\\d+)\\.(?<lastOrdinal>\\d+)"
                            + " rows=(?<rows>\\d+) bytes=(?<bytes>\\d+)"
                            + " crc32c=(?<crc>[0-9a-f]{8}) check=(?<check>[0-9a-f]{8})");
    private static final int NUMBER_DIGITS = 8;

    /** Behind the names of abandoned parts. */
    static final String ABANDONED = ".abandoned";

    /**
     * Place of a row among the results of its sink.
     *
     * @param rowSequence of the row of input that made it
     * @param ordinal among the results of that row
     */
    record ResultId(long rowSequence, int ordinal) {
        /** Whether a result comes before this or is it. */
        boolean covers(final long otherRowSequence, final int otherOrdinal) {
            return otherRowSequence < rowSequence
                    || (otherRowSequence == rowSequence && otherOrdinal <= ordinal);
        }

        @Override
        public String toString() {
            return rowSequence + "." + ordinal;
        }
    }

    /** Name of a part when it is shown; parts of a lineage sort by their numbers. */
    static String name(final String lineage, final int number, final String extension) {
        final String digits = "0".repeat(NUMBER_DIGITS) + number;
        return "part-"
                + lineage
                + "-"
                + digits.substring(digits.length() - NUMBER_DIGITS)
                + "."
                + extension;
    }

    /** Name of a part until it is shown; readers of folders leave it out. */
    static String hiddenName(final String name) {
        return "." + name + ".inprogress";
    }

    /** Name of a part that was shown and is of a log that was given up. */
    static String abandonedName(final String name) {
        return "." + name + ABANDONED;
    }

    /** Its number among the parts of its lineage. */
    int number() {
        final int end = name.lastIndexOf('.');
        return Integer.parseInt(name.substring(end - NUMBER_DIGITS, end));
    }

    /** As a line, without a line feed. */
    String line() {
        final String text =
                String.format(
                        Locale.ROOT,
                        "%s first=%s last=%s rows=%d bytes=%d crc32c=%08x",
                        name,
                        first,
                        last,
                        rows,
                        bytes,
                        crc);
        return text + String.format(Locale.ROOT, " check=%08x", check(text));
    }

    private static int check(final String text) {
        final CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.US_ASCII));
        return (int) checksum.getValue();
    }

    /** The part of a line; empty if it is none, or damaged. */
    static Optional<Part> of(final String line) {
        final Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            final Part part =
                    new Part(
                            matcher.group("name"),
                            id(matcher, "first"),
                            id(matcher, "last"),
                            Long.parseLong(matcher.group("rows")),
                            Long.parseLong(matcher.group("bytes")),
                            Integer.parseUnsignedInt(matcher.group("crc"), 16));
            return part.line().equals(line) ? Optional.of(part) : Optional.empty();
        } catch (final NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static ResultId id(final Matcher matcher, final String which) {
        return new ResultId(
                Long.parseLong(matcher.group(which + "Row")),
                Integer.parseInt(matcher.group(which + "Ordinal")));
    }

    /**
     * The part of a descriptor.
     *
     * @throws HeliosException {@code HCON-0014} if it is none
     */
    static Part of(final byte[] descriptor) {
        final String line = new String(descriptor, StandardCharsets.UTF_8);
        return of(line).orElseThrow(
                        () ->
                                HeliosException.of(
                                                ConnectorError.PART_DAMAGED,
                                                "the log's decision about a part cannot be read")
                                        .detail(line)
                                        .hint("the log was written by another version"));
    }

    byte[] descriptor() {
        return line().getBytes(StandardCharsets.US_ASCII);
    }
}
