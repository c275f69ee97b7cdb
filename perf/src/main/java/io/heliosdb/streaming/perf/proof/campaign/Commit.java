package io.heliosdb.streaming.perf.proof.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The commit that is checked out. */
final class Commit {
    private static final String UNKNOWN = "unknown";

    private Commit() {}

    /** Its short name, with a plus sign behind it if files were changed since. */
    static String of(final Path root) {
        final String name = git(root, "rev-parse", "--short=12", "HEAD");
        if (name.isEmpty()) {
            return UNKNOWN;
        }
        // Results and the page about them are no part of what was run.
        final String changed =
                git(root, "status", "--porcelain", "--", ".", ":!docs/proof", ":!docs/proof.md");
        return changed.isEmpty() ? name : name + "+";
    }

    private static String git(final Path root, final String... arguments) {
        final String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            final Process process =
                    new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            final String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.trim() : "";
        } catch (final IOException e) {
            // No git on this machine.
            return "";
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
