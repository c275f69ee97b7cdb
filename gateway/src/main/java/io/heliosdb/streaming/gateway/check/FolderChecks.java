package io.heliosdb.streaming.gateway.check;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.Configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders and files that a start needs. */
final class FolderChecks {
    private final List<HeliosException> found = new ArrayList<>();

    private FolderChecks() {}

    static List<HeliosException> of(final Configuration configuration) {
        final FolderChecks checks = new FolderChecks();
        checks.writable("data.directory", configuration.data().directory());
        checks.writable("state.path", configuration.state().path());
        checks.writable("jobs.dead_letter_directory", configuration.jobs().deadLetters());
        checks.readable("jobs.directory", configuration.jobs().directory());
        configuration.logging().file().ifPresent(checks::appendable);
        if (Files.exists(configuration.kms().keyFile())) {
            checks.readableFile("kms.key_file", configuration.kms().keyFile());
        }
        return checks.found;
    }

    /** One that is there, or can be made in what is there. */
    private void writable(final String key, final Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            add(key, folder, there + " is no folder");
        } else if (!Files.isWritable(there) || !Files.isExecutable(there)) {
            add(key, folder, there + " cannot be written by this user");
        }
    }

    private void readable(final String key, final Path folder) {
        if (!Files.isDirectory(folder)) {
            add(key, folder, "there is no such folder");
        } else if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            add(key, folder, "it cannot be read by this user");
        }
    }

    private void readableFile(final String key, final Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            add(key, file, "it cannot be read by this user");
        }
    }

    private void appendable(final Path file) {
        if (!Files.exists(file)) {
            writable("logging.file", file.getParent());
        } else if (Files.isDirectory(file) || !Files.isWritable(file)) {
            add("logging.file", file, "it is no file that this user can write");
        }
    }

    private void add(final String key, final Path path, final String why) {
        found.add(
                HeliosException.of(ConfigError.FOLDER, key + " cannot be used: " + path)
                        .detail(why)
                        .hint("change the key, or what it names"));
    }
}
