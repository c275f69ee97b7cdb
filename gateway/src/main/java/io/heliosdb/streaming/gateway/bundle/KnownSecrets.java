package io.heliosdb.streaming.gateway.bundle;

import io.heliosdb.streaming.gateway.config.Configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets of an appliance and of the user's environment, in the spellings that texts may have. */
final class KnownSecrets {
    private static final int LIMIT_BYTES = 1 << 16;
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(SECRET|PASSWORD|TOKEN|CREDENTIAL|PASSPHRASE|_KEY)($|_.*)");

    /** Secrets in files of text: digits of keys, hashes, salts, codes. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/=_.$-]{16,}");

    private final List<String> found = new ArrayList<>();

    /**
     * @param folders whose files are secrets
     */
    static List<String> of(
            final Configuration configuration,
            final List<Path> folders,
            final Map<String, String> environment) {
        final KnownSecrets secrets = new KnownSecrets();
        configuration.access().tokenSecret().ifPresent(secrets.found::add);
        environment.forEach(
                (name, value) -> {
                    if (SECRET_NAME.matcher(name).matches()) {
                        secrets.found.add(value);
                    }
                });
        folders.forEach(secrets::addFolder);
        secrets.addFile(configuration.kms().keyFile());
        return secrets.found;
    }

    private void addFolder(final Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(this::addFile);
        } catch (final IOException thereIsNone) {
            return;
        }
    }

    private void addFile(final Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LIMIT_BYTES) {
                add(Files.readAllBytes(file));
            }
        } catch (final IOException itIsNotForUs) {
            return; // then it cannot come into the bundle by us either
        }
    }

    private void add(final byte[] bytes) {
        found.add(HexFormat.of().formatHex(bytes));
        found.add(Base64.getEncoder().encodeToString(bytes));
        WORD.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .forEach(word -> found.add(word.group()));
    }
}
