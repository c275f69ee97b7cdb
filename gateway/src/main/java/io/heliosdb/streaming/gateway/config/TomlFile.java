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

/** Reads the settings of a file, each with its place. */
final class TomlFile {
    private TomlFile() {}

    static void read(final Path file, final Settings settings) {
        final TomlParseResult parsed = Toml.parse(text(file));
        if (parsed.hasErrors()) {
            final TomlParseError error = parsed.errors().getFirst();
            throw HeliosException.of(ConfigError.SYNTAX, "the configuration is not valid TOML")
                    .detail(error.getMessage())
                    .hint("texts stand in quotes; a section is a line like [journal]")
                    .at(position(file, error.position()));
        }
        final Path folder = file.toAbsolutePath().getParent();
        for (final List<String> path : parsed.keyPathSet(true)) {
            final Object value = parsed.get(path);
            final Position place = position(file, parsed.inputPositionOf(path));
            if (value instanceof TomlTable && path.size() == 1) {
                checkSection(path.getFirst(), place);
            } else {
                settings.put(String.join(".", path), Setting.ofFile(value, place, folder));
            }
        }
    }

    private static void checkSection(final String section, final Position place) {
        final List<String> sections =
                ConfigKeys.ALL.stream().map(ConfigKey::section).distinct().toList();
        if (!sections.contains(section) && !PlannedKeys.contain(section + ".any")) {
            throw HeliosException.of(
                            ConfigError.UNKNOWN_KEY, "there is no section [" + section + "]")
                    .hint(
                            NearestName.of(section, sections)
                                    .map(name -> "did you mean [" + name + "]?")
                                    .orElse("sections are " + String.join(", ", sections)))
                    .at(place);
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
