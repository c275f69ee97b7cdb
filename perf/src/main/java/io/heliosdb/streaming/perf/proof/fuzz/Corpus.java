package io.heliosdb.streaming.perf.proof.fuzz;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Inputs that mutations begin with, and parts that are put into them. A file has one input in a
 * line: characters stand for their UTF-8, {@code \n}, {@code \r}, {@code \t} and {@code \\} are
 * what they are in Java, {@code \x} and two digits are a byte. A line that begins with {@code #} is
 * a comment, one that begins with {@code +} is a part.
 *
 * @param inputs whole ones
 * @param parts pieces of inputs that decoders know
 */
record Corpus(List<byte[]> inputs, List<byte[]> parts) {
    private static final int HEX_DIGITS = 2;
    private static final int RADIX = 16;

    /** The corpus of a file beside this class. */
    static Corpus read(final String file) {
        final List<byte[]> inputs = new ArrayList<>();
        final List<byte[]> parts = new ArrayList<>();
        try (InputStream bytes = Corpus.class.getResourceAsStream(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("+")) {
                    parts.add(bytes(line.substring(1)));
                } else if (!line.startsWith("#") && !line.isEmpty()) {
                    inputs.add(bytes(line));
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Corpus(inputs, parts);
    }

    /** This corpus with more inputs. */
    Corpus with(final List<byte[]> more) {
        final List<byte[]> all = new ArrayList<>(inputs);
        all.addAll(more);
        return new Corpus(all, parts);
    }

    /** The bytes of a line. */
    static byte[] bytes(final String line) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int place = 0;
        while (place < line.length()) {
            final int end = line.offsetByCodePoints(place, 1);
            final char first = line.charAt(place);
            if (first != '\\') {
                bytes.writeBytes(line.substring(place, end).getBytes(StandardCharsets.UTF_8));
                place = end;
                continue;
            }
            final char next = line.charAt(place + 1);
            place += 2;
            if (next == 'x') {
                bytes.write(Integer.parseInt(line, place, place + HEX_DIGITS, RADIX));
                place += HEX_DIGITS;
            } else {
                bytes.write(
                        switch (next) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case '\\' -> '\\';
                            default -> throw new IllegalArgumentException(line);
                        });
            }
        }
        return bytes.toByteArray();
    }

    /** A line for some bytes. */
    static String line(final byte[] bytes) {
        final StringBuilder line = new StringBuilder();
        for (final byte each : bytes) {
            switch (each) {
                case '\n' -> line.append("\\n");
                case '\\' -> line.append("\\\\");
                default -> {
                    if (each >= ' ' && each < 0x7F) {
                        line.append((char) each);
                    } else {
                        line.append(String.format(Locale.ROOT, "\\x%02x", each & 0xFF));
                    }
                }
            }
        }
        return line.toString();
    }
}
