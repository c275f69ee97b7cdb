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
