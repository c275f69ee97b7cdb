package io.heliosdb.streaming.gateway.config;

import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file of settings for others to read: what its keys call a secret is masked, comments go. */
public final class MaskedConfig {
    private static final String MASK = "\"***\"";
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(secret|password|passwd|token|credential|passphrase|private|access_?key"
                            + "|api_?key).*");

    private MaskedConfig() {}

    /**
     * A line for each key, in order.
     *
     * @throws IOException if it cannot be read
     */
    public static String of(final Path file) throws IOException {
        final TomlParseResult read = Toml.parse(file);
        final StringBuilder text = new StringBuilder();
        read.errors()
                .forEach(error -> text.append("# error at ").append(error.position()).append('\n'));
        read.dottedKeySet().stream()
                .sorted()
                .forEach(
                        key ->
                                text.append(key)
                                        .append(" = ")
                                        .append(value(key, read.get(key)))
                                        .append('\n'));
        return text.toString();
    }

    /** Numbers and truth values are no secrets; arrays and tables may have some in them. */
    private static String value(final String key, final Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return SECRET.matcher(key).matches() || !(value instanceof String)
                ? MASK
                : '"' + value.toString() + '"';
    }
}
