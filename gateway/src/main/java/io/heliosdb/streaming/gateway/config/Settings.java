package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that were given to keys, and the defaults of the others. */
final class Settings {
    private final Map<String, Setting> given = new HashMap<>();
    private final Path defaultFolder;

    /**
     * @param defaultFolder against which relative defaults are resolved
     */
    Settings(final Path defaultFolder) {
        this.defaultFolder = defaultFolder;
    }

    /**
     * Takes a value, in place of one that was given before.
     *
     * @throws HeliosException if there is no such key, or the value is none of its type
     */
    void put(final String fullName, final Setting setting) {
        final ConfigKey<?> key =
                ConfigKeys.ALL.stream()
                        .filter(each -> each.fullName().equals(fullName))
                        .findFirst()
                        .orElseThrow(() -> setting.place(unknown(fullName)));
        if (key.type().read(setting.value()).isEmpty()) {
            throw setting.place(
                    HeliosException.of(
                                    ConfigError.VALUE,
                                    "'" + setting.value() + "' is no value of " + fullName)
                            .hint("write " + key.type().expected()));
        }
        given.put(fullName, setting);
    }

    private static HeliosException unknown(final String fullName) {
        if (PlannedKeys.contain(fullName)) {
            return HeliosException.of(ConfigError.NOT_YET, fullName + " is not there yet")
                    .hint("leave it out: it would have no effect");
        }
        final List<String> names = ConfigKeys.ALL.stream().map(ConfigKey::fullName).toList();
        return HeliosException.of(ConfigError.UNKNOWN_KEY, "there is no key " + fullName)
                .hint(
                        NearestName.of(fullName, names)
                                .or(() -> elsewhere(fullName))
                                .map(name -> "did you mean " + name + "?")
                                .orElse("docs/reference/configuration.md lists all keys"));
    }

    /** A key of the same name in another section. */
    private static Optional<String> elsewhere(final String fullName) {
        final String name = fullName.substring(fullName.lastIndexOf('.') + 1);
        return ConfigKeys.ALL.stream()
                .filter(key -> key.name().equals(name))
                .map(ConfigKey::fullName)
                .findFirst();
    }

    /** The value of a key that has a default. */
    <T> T value(final ConfigKey<T> key) {
        return optional(key).orElseThrow();
    }

    /** As {@link #value}, of numbers that are known to fit an {@code int}. */
    int intValue(final ConfigKey<Long> key) {
        return Math.toIntExact(value(key));
    }

    /** The value of a key, if it was given or has a default. */
    <T> Optional<T> optional(final ConfigKey<T> key) {
        final Setting setting = given.get(key.fullName());
        return setting == null ? key.defaultValue() : key.type().read(setting.value());
    }

    /** The absolute path of a key that was given or has a default. */
    Optional<Path> path(final ConfigKey<Path> key) {
        final Setting setting = given.get(key.fullName());
        final Path folder = setting == null ? defaultFolder : setting.folder();
        return optional(key).map(path -> folder.resolve(path).toAbsolutePath().normalize());
    }

    /** An error about a key, at the place where its value was given, if it was. */
    HeliosException error(final ErrorCode code, final ConfigKey<?> key, final String what) {
        final HeliosException error = HeliosException.of(code, what);
        final Setting setting = given.get(key.fullName());
        return setting == null ? error : setting.place(error);
    }
}
