package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.compiled.TableUse;
import io.heliosdb.streaming.sql.compiled.WatermarkOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a table's WITH clause against its connector: unknown keys with the nearest valid one,
 * missing keys by name.
 */
final class OptionCheck {
    private static final String FORMAT = "format";
    private final ScriptSearch script;

    OptionCheck(final ScriptSearch script) {
        this.script = script;
    }

    void check(final TableUse table, final ConnectorFacts connector) {
        final TreeSet<String> valid = new TreeSet<>(List.of("connector"));
        valid.addAll(WatermarkOptions.keys());
        final Optional<String> format = Optional.ofNullable(table.options().get(FORMAT));
        connector.options().keySet().stream()
                .filter(key -> appliesTo(key, format, connector))
                .forEach(valid::add);
        format.filter(name -> !connector.formats().contains(name))
                .ifPresent(
                        name -> {
                            throw unknownFormat(table, connector, name);
                        });
        for (final String key : new TreeSet<>(table.options().keySet())) {
            if (!valid.contains(key)
                    && connector.optionPrefixes().stream().noneMatch(key::startsWith)) {
                throw unknown(table, connector, key, valid);
            }
        }
        WatermarkOptions.complaints(table)
                .forEach(
                        (key, hint) -> {
                            throw invalid(table, key, hint);
                        });
        final List<String> missing = new ArrayList<>();
        for (final Map.Entry<String, Boolean> option : connector.options().entrySet()) {
            if (option.getValue()
                    && appliesTo(option.getKey(), format, connector)
                    && !table.options().containsKey(option.getKey())) {
                missing.add(option.getKey());
            }
        }
        final List<String> unpaired = WatermarkOptions.missing(table);
        if (!unpaired.isEmpty()) {
            throw unpaired(table, unpaired.getFirst());
        }
        if (!missing.isEmpty()) {
            missing.sort(null);
            throw HeliosException.of(
                            SqlError.OPTION_MISSING,
                            "table "
                                    + table.shortName()
                                    + " lacks option '"
                                    + missing.getFirst()
                                    + "'")
                    .detail(
                            "connector '"
                                    + connector.identifier()
                                    + "' needs '"
                                    + String.join("', '", missing)
                                    + "'")
                    .at(script.table(table.shortName()))
                    .hint("add '" + missing.getFirst() + "' = '…' to the WITH clause");
        }
    }

    private HeliosException unpaired(final TableUse table, final String key) {
        return HeliosException.of(
                        SqlError.OPTION_MISSING,
                        "table " + table.shortName() + " lacks option '" + key + "'")
                .detail("watermark alignment needs a group and a max-drift")
                .at(script.table(table.shortName()))
                .hint("add '" + key + "' = '…' to the WITH clause");
    }

    /** Options of a format count only for tables of that format. */
    private static boolean appliesTo(
            final String key, final Optional<String> format, final ConnectorFacts connector) {
        return connector.formats().stream()
                .noneMatch(
                        name ->
                                key.startsWith(name + ".")
                                        && !format.filter(name::equals).isPresent());
    }

    private HeliosException unknown(
            final TableUse table,
            final ConnectorFacts connector,
            final String key,
            final Set<String> valid) {
        final Set<String> shown = new TreeSet<>(valid);
        connector.optionPrefixes().forEach(prefix -> shown.add(prefix + '*'));
        final HeliosException error =
                HeliosException.of(
                                SqlError.OPTION_UNKNOWN,
                                "table "
                                        + table.shortName()
                                        + " has the unknown option '"
                                        + key
                                        + "'")
                        .detail(
                                "connector '"
                                        + connector.identifier()
                                        + "' takes '"
                                        + String.join("', '", shown)
                                        + "'")
                        .at(script.key(table.shortName(), key));
        return NearestName.of(key, valid)
                .map(nearest -> error.hint("did you mean '" + nearest + "'?"))
                .orElse(error);
    }

    private HeliosException invalid(final TableUse table, final String key, final String hint) {
        final String value = table.options().get(key);
        return invalid(key, table.shortName(), value)
                .at(script.value(table.shortName(), key, value))
                .hint(hint);
    }

    static HeliosException invalid(final String key, final String table, final String value) {
        return HeliosException.of(
                SqlError.OPTION_INVALID,
                "option '" + key + "' of table " + table + " cannot be '" + value + "'");
    }

    private HeliosException unknownFormat(
            final TableUse table, final ConnectorFacts connector, final String format) {
        final HeliosException error =
                HeliosException.of(
                                SqlError.OPTION_UNKNOWN,
                                "table "
                                        + table.shortName()
                                        + " has the unknown format '"
                                        + format
                                        + "'")
                        .detail(
                                connector.formats().isEmpty()
                                        ? "connector '"
                                                + connector.identifier()
                                                + "' takes no format"
                                        : "formats of connector '"
                                                + connector.identifier()
                                                + "': "
                                                + String.join(
                                                        ", ", new TreeSet<>(connector.formats())))
                        .at(script.value(table.shortName(), FORMAT, format));
        return NearestName.of(format, connector.formats())
                .map(nearest -> error.hint("did you mean '" + nearest + "'?"))
                .orElse(error);
    }
}
