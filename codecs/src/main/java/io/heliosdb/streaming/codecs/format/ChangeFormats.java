package io.heliosdb.streaming.codecs.format;

import java.util.Map;
import java.util.Set;

/** The formats whose records are changes of a table: rows of them have a kind. */
public final class ChangeFormats {
    /** As Debezium writes changes. */
    public static final String DEBEZIUM = "debezium-json";

    /** As Canal writes changes. */
    public static final String CANAL = "canal-json";

    /** As Maxwell writes changes. */
    public static final String MAXWELL = "maxwell-json";

    /** As Oracle GoldenGate writes changes. */
    public static final String OGG = "ogg-json";

    /** The option of a table that says what its rows do to it. */
    public static final String MODE = "changelog.mode";

    /** The option that names the column which tells that a row is a deletion. */
    public static final String DELETE_COLUMN = "changelog.delete-column";

    /** Their names. */
    public static final Set<String> ALL = Set.of(DEBEZIUM, CANAL, MAXWELL, OGG);

    private ChangeFormats() {}

    /**
     * Whether a table's rows have kinds.
     *
     * @param options of the table
     */
    public static boolean areOf(final Map<String, String> options) {
        return ALL.contains(options.getOrDefault("format", ""));
    }
}
