package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code HELIOS_LOG} and {@code RUST_LOG}: a level for all and levels of packages, as in
 * {@code warn,gateway.http=debug}. The second one may be meant for other programs: what of it is
 * not understood is passed over.
 */
final class LogVariables {
    static final String OWN = "HELIOS_LOG";
    static final String OTHER = "RUST_LOG";

    /** How the product is called there. */
    private static final String PRODUCT = "heliosdb_streaming";

    private Optional<LoggingSettings.Level> level = Optional.empty();
    private final Map<String, LoggingSettings.Level> packages = new TreeMap<>();

    private LogVariables() {}

    /** Takes what the variables say into the settings; the own one weighs more. */
    static void read(
            final Map<String, String> environment, final Path folder, final Settings settings) {
        for (final String variable : new String[] {OTHER, OWN}) {
            final String text = environment.get(variable);
            if (text != null) {
                final LogVariables read = new LogVariables();
                for (final String part : text.split(",")) {
                    if (!read.take(part.strip()) && variable.equals(OWN)) {
                        settings.refuse(refusal(part));
                    }
                }
                read.put(variable, folder, settings);
            }
        }
    }

    private static HeliosException refusal(final String part) {
        return HeliosException.of(ConfigError.VALUE, "'" + part.strip() + "' is no value of " + OWN)
                .hint(
                        "write a level, or packages with levels like gateway.http=debug; packages"
                                + " are "
                                + String.join(", ", LoggedPackage.titles()));
    }

    private boolean take(final String part) {
        if (part.isEmpty()) {
            return true;
        }
        final int equals = part.indexOf('=');
        final Optional<LoggingSettings.Level> read =
                LogValues.level(part.substring(equals + 1).strip());
        if (read.isEmpty()) {
            return false;
        }
        final String target = equals < 0 ? PRODUCT : part.substring(0, equals).strip();
        if (target.equals(PRODUCT)) {
            level = read;
            return true;
        }
        final String title = target.replace(PRODUCT + "::", "").replace("::", ".");
        if (!LoggedPackage.titles().contains(title)) {
            return false;
        }
        packages.put(title, read.get());
        return true;
    }

    private void put(final String variable, final Path folder, final Settings settings) {
        level.ifPresent(
                each ->
                        settings.put(
                                LoggingKeys.LEVEL.fullName(),
                                Setting.ofVariable(variable, ValueTypes.nameOf(each), folder)));
        if (!packages.isEmpty()) {
            settings.put(
                    LoggingKeys.PACKAGES.fullName(),
                    Setting.ofVariable(variable, LogValues.text(packages), folder));
        }
    }
}
