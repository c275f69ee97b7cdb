package io.heliosdb.streaming.gateway.client;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Passwords of the terminal and of standard input of this process. */
public final class SystemPasswords implements PasswordSource {
    private final InputStream input;

    /**
     * @param input standard input; nothing is read of it beyond the lines asked for
     */
    public SystemPasswords(final InputStream input) {
        this.input = input;
    }

    @Override
    public char[] ask(final String prompt) {
        final char[] typed = terminal().readPassword("%s", prompt);
        return typed == null ? new char[0] : typed;
    }

    @Override
    public String askName(final String prompt) {
        final String typed = terminal().readLine("%s", prompt);
        return typed == null ? "" : typed.strip();
    }

    /** Where there is none, what is typed would be shown. */
    private static Console terminal() {
        return Optional.ofNullable(System.console()) // none in JDK 25 where there is no terminal
                .filter(Console::isTerminal)
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                ClientError.NO_TERMINAL,
                                                "there is no terminal to ask at")
                                        .hint(
                                                "name the user with --user and give the password"
                                                        + " with --password-stdin"));
    }

    @Override
    public char[] readLine() {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int each = input.read(); each >= 0 && each != '\n'; each = input.read()) {
                line.write(each);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final String text = line.toString(StandardCharsets.UTF_8);
        return (text.endsWith("\r") ? text.substring(0, text.length() - 1) : text).toCharArray();
    }
}
