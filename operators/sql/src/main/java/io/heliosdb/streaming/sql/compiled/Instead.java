package io.heliosdb.streaming.sql.compiled;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to write in place of what the engine does not have, by how the refusal begins. */
final class Instead {
    private static final String OF_JOINS =
            "for 'has a match' write IN or EXISTS; docs/sql/README.md says what else to use in"
                    + " place of joins";

    private static final Map<String, String> HINTS = hints();

    private Instead() {}

    private static Map<String, String> hints() {
        final Map<String, String> hints = new LinkedHashMap<>();
        hints.put("JOIN is", OF_JOINS);
        hints.put("interval join is", OF_JOINS);
        hints.put("temporal join is", OF_JOINS);
        hints.put("lookup join is", OF_JOINS);
        hints.put("window join is", OF_JOINS);
        hints.put("a subquery as a value is", OF_JOINS);
        hints.put("ORDER BY a value", "order by a part of it");
        hints.put("ORDER BY is", "order by the event time first, or add LIMIT");
        hints.put("ORDER BY processing time", "order by processing time alone");
        hints.put(
                "of the ranking functions",
                "write ROW_NUMBER() OVER (PARTITION BY … ORDER BY …), which numbers equal rows"
                        + " too");
        hints.put(
                "of the functions OVER",
                "aggregate in a window, as docs/sql/windows.md shows; for Top-N and"
                        + " deduplication write ROW_NUMBER() in a subquery and its limit in"
                        + " WHERE");
        hints.put(
                "MATCH_RECOGNIZE",
                "there is no search for patterns; docs/reference/sql.md says what queries there"
                        + " are");
        return hints;
    }

    /** A hint for a refusal; empty if there is none. */
    static String hint(final String what) {
        return HINTS.entrySet().stream()
                .filter(hint -> what.startsWith(hint.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
