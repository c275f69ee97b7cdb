package io.heliosdb.streaming.gateway.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The files by which Linux says how a machine is. */
public final class Machine {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path root;

    /**
     * @param root {@code /}, or a folder that has the same below it
     */
    public Machine(final Path root) {
        this.root = root;
    }

    /**
     * A file's text without white space around it; nothing if it is not there or not for us. Many
     * files of {@code /proc/sys} give what they have at the first read only, so that this one must
     * be large.
     */
    public Optional<String> text(final String path) {
        final byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream file = Files.newInputStream(root.resolve(path))) {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
                text.write(buffer, 0, count);
            }
            return Optional.of(text.toString(StandardCharsets.UTF_8).strip());
        } catch (final IOException itIsNotThere) {
            return Optional.empty();
        }
    }

    List<String> lines(final String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The number that a file holds; nothing if it is none. */
    OptionalLong number(final String path) {
        return text(path).map(Machine::parse).orElse(OptionalLong.empty());
    }

    /** Where a link leads, as it is written. */
    Optional<String> link(final String path) {
        try {
            return Optional.of(Files.readSymbolicLink(root.resolve(path)).toString());
        } catch (final IOException | UnsupportedOperationException itIsNone) {
            return Optional.empty();
        }
    }

    static OptionalLong parse(final String text) {
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
