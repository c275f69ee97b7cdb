package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that were given to keys, and the defaults of the others. What is wrong with them is
 * gathered, so that all of it can be told at once.
 */
final class Settings {
    private final Map<String, Setting> given = new HashMap<>();
    private final List<HeliosException> errors = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Path defaultFolder;

    /**
     * @param defaultFolder against which relative defaults are resolved
     */
    Settings(final Path defaultFolder) {
        this.defaultFolder = defaultFolder;
    }

    /** Everything that is wrong so far. */
    List<HeliosException> errors() {
        return List.copyOf(errors);
    }

    /** Notes something that is wrong. */
    void refuse(final HeliosException error) {
        errors.add(error);
    }

    /** Notes that the value of a key is wrong. */
    void refuse(final String fullName, final HeliosException error) {
        refused.add(fullName);
        errors.add(error);
    }

    /** Whether no value of these keys is wrong by itself. */
    boolean areSound(final ConfigKey<?>... keys) {
        return Arrays.stream(keys).map(ConfigKey::fullName).noneMatch(refused::contains);
    }

    /**
     * Takes a value, in place of one that was given before; refuses it if there is no such key, or
     * if it is none of its type.
     */
    void put(final String fullName, final Setting setting) {
        final Optional<ConfigKey<?>> key =
                ConfigKeys.ALL.stream()
                        .filter(each -> each.fullName().equals(fullName))
                        .findFirst();
        if (key.isEmpty()) {
            refuse(setting.place(unknown(fullName)));
        } else if (setting.read(key.get().type()).isEmpty()) {
            refuse(fullName, setting.place(wrong(key.get(), setting)));
        } else {
            given.put(fullName, setting);
        }
    }

    private static HeliosException wrong(final ConfigKey<?> key, final Setting setting) {
        final String shown = key.isSecret() ? "what is given" : "'" + setting.written() + "'";
        return HeliosException.of(ConfigError.VALUE, shown + " is no value of " + key.fullName())
                .hint("write " + key.type().expected());
    }

    private static HeliosException unknown(final String fullName) {
        final Optional<String> why = PlannedKeys.why(fullName);
        if (why.isPresent()) {
            return notYet(fullName, why.get());
        }
        final List<String> names = ConfigKeys.ALL.stream().map(ConfigKey::fullName).toList();
        return HeliosException.of(ConfigError.UNKNOWN_KEY, "there is no key " + fullName)
                .hint(
                        NearestName.of(fullName, names)
                                .or(() -> elsewhere(fullName))
                                .map(name -> "did you mean " + name + "?")
                                .orElse("docs/reference/configuration.md lists all keys"));
    }

    /** The error about a planned key. */
    static HeliosException notYet(final String fullName, final String why) {
        return HeliosException.of(ConfigError.NOT_YET, fullName + " is not there yet")
                .detail(why)
                .hint("leave it out: it would have no effect");
    }

    /** A key of the same name in another section. */
    private static Optional<String> elsewhere(final String fullName) {
        final String name = fullName.substring(fullName.lastIndexOf('.') + 1);
        return ConfigKeys.ALL.stream()
                .filter(key -> key.name().equals(name))
                .map(ConfigKey::fullName)
                .findFirst();
    }

    /** Whether somebody has given it a value. */
    boolean isGiven(final ConfigKey<?> key) {
        return given.containsKey(key.fullName());
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
        return setting == null ? key.defaultValue() : setting.read(key.type());
    }

    /** The absolute path of a key that was given or has a default. */
    Optional<Path> path(final ConfigKey<Path> key) {
        final Setting setting = given.get(key.fullName());
        final Path folder = setting == null ? defaultFolder : setting.folder();
        return optional(key).map(path -> folder.resolve(path).toAbsolutePath().normalize());
    }

    /** All keys with the values that count. */
    List<EffectiveSetting> effective() {
        return ConfigKeys.ALL.stream().map(this::effective).toList();
    }

    private <T> EffectiveSetting effective(final ConfigKey<T> key) {
        final Setting setting = given.get(key.fullName());
        final Path folder = setting == null ? defaultFolder : setting.folder();
        return new EffectiveSetting(
                key.section(),
                key.name(),
                optional(key).map(value -> resolved(key.type().plain(value), value, folder)),
                key.isSecret(),
                setting == null ? ValueOrigin.ofDefault() : setting.origin(),
                key.defaultText());
    }

    private static Object resolved(final Object plain, final Object value, final Path folder) {
        return value instanceof Path path
                ? folder.resolve(path).toAbsolutePath().normalize().toString()
                : plain;
    }

    /** An error about a key, at the place where its value was given, if it was. */
    HeliosException error(final ErrorCode code, final ConfigKey<?> key, final String what) {
        final HeliosException error = HeliosException.of(code, what);
        final Setting setting = given.get(key.fullName());
        return setting == null ? error : setting.place(error);
    }
}
