package io.heliosdb.streaming.gateway.remote;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.client.ClientError;
import io.heliosdb.streaming.gateway.client.PasswordSource;

import picocli.CommandLine;

import java.util.Arrays;

/** How commands come to a password. It is never an argument: those are shown to everybody. */
final class PasswordOptions {
    @CommandLine.Option(
            names = "--password-stdin",
            description =
                    "Take the password from the first line of standard input, instead of asking at"
                            + " the terminal.")
    private boolean isOnInput;

    /** The password of somebody who has one. */
    String read(final PasswordSource source) {
        return new String(isOnInput ? source.readLine() : source.ask("Password: "));
    }

    /** A new one: what is typed without being seen is typed twice. */
    String readNew(final PasswordSource source) {
        if (isOnInput) {
            return new String(source.readLine());
        }
        final char[] first = source.ask("New password: ");
        if (!Arrays.equals(first, source.ask("Again: "))) {
            throw HeliosException.of(ClientError.TYPED_TWICE, "the two passwords are not the same")
                    .hint("try again; nothing has changed");
        }
        return new String(first);
    }
}
