package io.heliosdb.streaming.gateway.config;

import java.util.List;

/** The reference page of all keys, as Markdown: what a test compares with the documentation. */
public final class ConfigReference {
    private static final String HEAD =
            """
            `bin/heliosdb-streaming run --config FILE` reads a [TOML](https://toml.io) file. Without `--config` it is `streaming.toml`
            in the working folder, else `/etc/heliosdb/streaming.toml` (of a program under `/usr` or `/opt` the other way round), else there is none: every key has a default that will do for a
            first try. Relative paths in the file, and defaults, are relative to its folder; without a file, and in the environment, to the
            working folder.

            Each key can be set by an environment variable too, which weighs more than the file: `HELIOS_SECTION__KEY`, as in
            `HELIOS_JOURNAL__DURABILITY=journaled`; some have a further name. An unknown key, section or variable of that form, and a
            value that is none, stop the start with file, line, column and the nearest name (`HSRV-01..` in [errors.md](errors.md)).

            Texts of the file may refer to variables: `"${NAME}"`, `"${NAME:-default}"`, and `$${` for `${` itself; of keys that take no text, too.
            `config print`, `check`, `schema` and `reload`, and what a running appliance can change, are in
            [operations/configuration.md](../operations/configuration.md).
            """;

    private ConfigReference() {}

    /** All sections, without a title. */
    public static String markdown() {
        final StringBuilder page = new StringBuilder(HEAD);
        for (final String section : sections()) {
            page.append("\n## `[").append(section).append("]`\n\n");
            page.append("| key | values | default | meaning |\n| --- | --- | --- | --- |\n");
            ConfigKeys.ALL.stream()
                    .filter(key -> key.section().equals(section))
                    .forEach(key -> page.append(row(key)));
        }
        return page.toString();
    }

    private static List<String> sections() {
        return ConfigKeys.ALL.stream().map(ConfigKey::section).distinct().toList();
    }

    private static String row(final ConfigKey<?> key) {
        final String alias =
                key.aliases().isEmpty()
                        ? ""
                        : " Also `" + String.join("`, `", key.aliases()) + "`.";
        return "| `"
                + key.name()
                + "` | "
                + key.type().expected()
                + " | "
                + key.defaultText()
                + " | "
                + key.meaning()
                + alias
                + " |\n";
    }
}
