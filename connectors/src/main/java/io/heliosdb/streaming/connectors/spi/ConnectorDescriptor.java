package io.heliosdb.streaming.connectors.spi;

import java.util.List;
import java.util.Set;

/**
 * A connector as data, for the planner and the reference page.
 *
 * @param identifier value of the option {@code connector}
 * @param isSource whether tables can be read
 * @param isSink whether tables can be written
 * @param isBounded whether a source may end by itself
 * @param projects whether a source can leave out columns that nobody reads
 * @param takesChanges whether a sink takes update and delete rows; otherwise a changing result is
 *     refused by the planner
 * @param formats identifiers of the formats it reads or writes; empty for connectors without one
 * @param options options of the connector and of its formats, full keys
 * @param optionPrefixes prefixes of keys that are made per column, such as {@code fields.}
 */
public record ConnectorDescriptor(
        String identifier,
        boolean isSource,
        boolean isSink,
        boolean isBounded,
        boolean projects,
        boolean takesChanges,
        Set<String> formats,
        List<OptionDescriptor> options,
        List<String> optionPrefixes) {
    public ConnectorDescriptor {
        formats = Set.copyOf(formats);
        options = List.copyOf(options);
        optionPrefixes = List.copyOf(optionPrefixes);
    }
}
