package io.heliosdb.streaming.sql.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the planner must know of a connector; its options are the engine's business and checked
 * there.
 *
 * @param identifier the value of the table's option {@code connector}
 * @param reads whether tables of it can be read
 * @param writes whether tables of it can be written
 * @param projects whether its source leaves out columns that nobody reads
 * @param sinkChanges the changes its sink takes: {@code all}, {@code no-update-before}, or {@code
 *     insert-only}
 * @param changeFormats values of the option {@code format} whose rows have kinds, read or written
 */
record ConnectorTraits(
        String identifier,
        boolean reads,
        boolean writes,
        boolean projects,
        String sinkChanges,
        List<?> changeFormats) {
    ConnectorTraits {
        changeFormats = new ArrayList<>(changeFormats); // may be asked for null
    }

    /**
     * Reads the list of maps that the engine passes, each with the names of this record's
     * components as keys.
     */
    static Map<String, ConnectorTraits> all(final Object descriptions) {
        final Map<String, ConnectorTraits> traits = new LinkedHashMap<>();
        for (final Object description : (List<?>) descriptions) {
            final Map<?, ?> map = (Map<?, ?>) description;
            final String identifier = (String) map.get("identifier");
            traits.put(
                    identifier,
                    new ConnectorTraits(
                            identifier,
                            (Boolean) map.get("reads"),
                            (Boolean) map.get("writes"),
                            (Boolean) map.get("projects"),
                            (String) map.get("sinkChanges"),
                            (List<?>) map.get("changeFormats")));
        }
        return traits;
    }
}
