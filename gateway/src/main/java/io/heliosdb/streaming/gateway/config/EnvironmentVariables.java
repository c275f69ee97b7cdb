package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the settings of the environment: {@code HELIOS_SECTION__KEY} and the aliases of keys. */
final class EnvironmentVariables {
    private static final String PREFIX = "HELIOS_";
    private static final String PATTERN = PREFIX + "[A-Z0-9]+__.*";

    private EnvironmentVariables() {}

    static void read(
            final Map<String, String> environment, final Path folder, final Settings settings) {
        LogVariables.read(environment, folder, settings);
        for (final ConfigKey<?> key : ConfigKeys.ALL) {
            key.aliases().forEach(alias -> put(key, alias, environment, folder, settings));
            put(key, key.variable(), environment, folder, settings);
        }
        final List<String> variables = ConfigKeys.ALL.stream().map(ConfigKey::variable).toList();
        for (final String name : new TreeMap<>(environment).keySet()) {
            if (name.matches(PATTERN) && !variables.contains(name)) {
                settings.refuse(unknown(name, variables));
            }
        }
    }

    private static HeliosException unknown(final String variable, final List<String> variables) {
        final String fullName =
                variable.substring(PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("__", ".");
        return PlannedKeys.why(fullName)
                .map(why -> Settings.notYet(variable, why))
                .orElseGet(
                        () ->
                                HeliosException.of(
                                                ConfigError.UNKNOWN_KEY,
                                                "the environment variable "
                                                        + variable
                                                        + " sets no key")
                                        .hint(
                                                NearestName.of(variable, variables)
                                                        .map(near -> "did you mean " + near + "?")
                                                        .orElse(
                                                                "docs/reference/configuration.md"
                                                                        + " lists all keys")));
    }

    private static void put(
            final ConfigKey<?> key,
            final String variable,
            final Map<String, String> environment,
            final Path folder,
            final Settings settings) {
        final String value = environment.get(variable);
        if (value != null) {
            settings.put(key.fullName(), Setting.ofVariable(variable, value, folder));
        }
    }
}
