package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.format.ChangeFormats;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What SQL must know of a connector.
 *
 * @param identifier the value of a table's option {@code connector}
 * @param reads whether tables of it can be read
 * @param writes whether tables of it can be written
 * @param projects whether its source leaves out columns that nobody reads
 * @param changes the changes its sink takes
 * @param options keys of all its options and those of its formats → whether a table must give it;
 *     format options begin with the format's identifier and a dot
 * @param formats identifiers of its formats; empty for connectors without one
 * @param optionPrefixes beginnings of keys that are made per column, such as {@code fields.}
 */
public record ConnectorFacts(
        String identifier,
        boolean reads,
        boolean writes,
        boolean projects,
        SinkChanges changes,
        Map<String, Boolean> options,
        Set<String> formats,
        List<String> optionPrefixes) {
    public ConnectorFacts {
        options = Map.copyOf(options);
        formats = Set.copyOf(formats);
        optionPrefixes = List.copyOf(optionPrefixes);
    }

    /** Kinds of rows that a sink takes. */
    public enum SinkChanges {
        ALL("all"),
        NO_UPDATE_BEFORE("no-update-before"),
        INSERT_ONLY("insert-only");

        private final String bridgeName;

        SinkChanges(final String bridgeName) {
            this.bridgeName = bridgeName;
        }
    }

    /**
     * The part that the planner needs, as it crosses to the bridge. The same in every process, as
     * plans are kept by it: the order of a set is not.
     */
    Map<String, Object> forBridge() {
        return Map.of(
                "identifier",
                identifier,
                "reads",
                reads,
                "writes",
                writes,
                "projects",
                projects,
                "sinkChanges",
                changes.bridgeName,
                "changeFormats",
                formats.stream().filter(ChangeFormats.ALL::contains).sorted().toList());
    }
}
