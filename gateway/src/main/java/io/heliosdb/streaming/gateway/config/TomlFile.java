package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.NearestName;

import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the settings of a file, each with its place. */
final class TomlFile {
    private TomlFile() {}

    /** Takes all settings of a file; what is wrong is noted there. */
    static void read(
            final Path file, final Map<String, String> environment, final Settings settings) {
        final TomlParseResult parsed = Toml.parse(text(file));
        if (parsed.hasErrors()) {
            parsed.errors().forEach(error -> settings.refuse(syntax(file, error)));
            return;
        }
        final Path folder = file.toAbsolutePath().getParent();
        for (final List<String> path : parsed.keyPathSet(true)) {
            final Object value = parsed.get(path);
            final Position place = position(file, parsed.inputPositionOf(path));
            if (value instanceof TomlTable && path.size() == 1) {
                checkSection(path.getFirst(), place, settings);
            } else {
                put(String.join(".", path), value, place, environment, folder, settings);
            }
        }
    }

    private static void put(
            final String fullName,
            final Object value,
            final Position place,
            final Map<String, String> environment,
            final Path folder,
            final Settings settings) {
        final Setting setting;
        try {
            setting = Setting.ofFile(fullName, value, place, environment, folder);
        } catch (final HeliosException e) {
            settings.refuse(fullName, e);
            return;
        }
        settings.put(fullName, setting);
    }

    private static HeliosException syntax(final Path file, final TomlParseError error) {
        return HeliosException.of(ConfigError.SYNTAX, "the configuration is not valid TOML")
                .detail(error.getMessage())
                .hint("texts stand in quotes; a section is a line like [journal]")
                .at(position(file, error.position()));
    }

    private static void checkSection(
            final String section, final Position place, final Settings settings) {
        final List<String> sections =
                ConfigKeys.ALL.stream().map(ConfigKey::section).distinct().toList();
        if (!sections.contains(section) && !PlannedKeys.contain(section + ".any")) {
            settings.refuse(
                    HeliosException.of(
                                    ConfigError.UNKNOWN_KEY,
                                    "there is no section [" + section + "]")
                            .hint(
                                    NearestName.of(section, sections)
                                            .map(name -> "did you mean [" + name + "]?")
                                            .orElse("sections are " + String.join(", ", sections)))
                            .at(place));
        }
    }

    private static String text(final Path file) {
        try {
            return Files.readString(file);
        } catch (final CharacterCodingException e) {
            throw HeliosException.of(ConfigError.SYNTAX, "the configuration is not UTF-8 text")
                    .detail(file.toString())
                    .causedBy(e);
        } catch (final IOException e) {
            throw HeliosException.of(ConfigError.UNREADABLE, "cannot read the configuration")
                    .detail(file.toString())
                    .hint("check the path given to --config and its permissions")
                    .causedBy(e);
        }
    }

    private static Position position(final Path file, final TomlPosition place) {
        return new Position(file.toString(), place.line(), place.column());
    }
}
