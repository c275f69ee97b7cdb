package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scripts by name. */
final class Scripts {
    private static final String STANDARD_INPUT = "-";

    private Scripts() {}

    /**
     * The text of a script.
     *
     * @param file its path, or {@code -} for standard input
     * @throws HeliosException {@code HCLI-0001} if it cannot be read or is not UTF-8
     */
    static String read(final String file) {
        try {
            final byte[] bytes =
                    file.equals(STANDARD_INPUT)
                            ? System.in.readAllBytes()
                            : Files.readAllBytes(Path.of(file));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (final CharacterCodingException e) {
            throw HeliosException.of(CommandError.SCRIPT_UNREADABLE, "the script is not UTF-8 text")
                    .detail(file)
                    .causedBy(e);
        } catch (final IOException e) {
            throw HeliosException.of(CommandError.SCRIPT_UNREADABLE, "cannot read the script")
                    .detail(file)
                    .hint("check the path; - reads standard input")
                    .causedBy(e);
        }
    }
}
