package io.heliosdb.streaming.perf.architecture;

import java.nio.file.Path;
import java.util.List;

/**
 * The modules in their order: each may use those it names and nothing else of ours.
 *
 * @param folder of the module, from the root of the project
 * @param packagePrefix of all its classes
 * @param mayUse prefixes of the packages of other modules that it may use
 */
record ProductModule(String folder, String packagePrefix, List<String> mayUse) {
    static final String ROOT_PACKAGE = "io.heliosdb.streaming.";

    private static final String CODECS = ROOT_PACKAGE + "codecs";
    private static final String RING = ROOT_PACKAGE + "ringbuffer";
    private static final String STATE = ROOT_PACKAGE + "state";
    private static final String OPERATORS = ROOT_PACKAGE + "operators";
    private static final String SQL = ROOT_PACKAGE + "sql";
    private static final String BRIDGE = ROOT_PACKAGE + "sql.bridge";
    private static final String REPLICATION = ROOT_PACKAGE + "replication";
    private static final String CLIENT = ROOT_PACKAGE + "client";
    private static final String CONNECTORS = ROOT_PACKAGE + "connectors";
    private static final String GATEWAY = ROOT_PACKAGE + "gateway";
    private static final String PERF = ROOT_PACKAGE + "perf";

    static final ProductModule PLANNER_BRIDGE =
            new ProductModule("operators/sql/bridge", BRIDGE, List.of());

    static final List<ProductModule> ALL =
            List.of(
                    new ProductModule("codecs", CODECS, List.of()),
                    new ProductModule("ringbuffer", RING, List.of(CODECS)),
                    new ProductModule("state-offheap", STATE, List.of(CODECS, RING)),
                    new ProductModule("operators", OPERATORS, List.of(CODECS, RING, STATE)),
                    PLANNER_BRIDGE,
                    new ProductModule(
                            "operators/sql", SQL, List.of(CODECS, RING, STATE, OPERATORS)),
                    new ProductModule(
                            "replication-aeron", REPLICATION, List.of(CODECS, RING, STATE)),
                    new ProductModule("client", CLIENT, List.of(CODECS)),
                    new ProductModule(
                            "connectors", CONNECTORS, List.of(CODECS, RING, STATE, OPERATORS)),
                    new ProductModule(
                            "gateway",
                            GATEWAY,
                            List.of(CODECS, RING, STATE, OPERATORS, SQL, REPLICATION, CONNECTORS)),
                    new ProductModule(
                            "perf",
                            PERF,
                            List.of(
                                    CODECS,
                                    RING,
                                    STATE,
                                    OPERATORS,
                                    SQL,
                                    REPLICATION,
                                    CONNECTORS,
                                    GATEWAY,
                                    CLIENT)));

    /** Where the project lies on this machine; the build tells. */
    static Path root() {
        return Path.of(System.getProperty("heliosdb.root.directory"));
    }

    Path classes() {
        return root().resolve(folder).resolve("target/classes");
    }

    Path sources() {
        return root().resolve(folder).resolve("src");
    }

    boolean owns(final String packageName) {
        return isWithin(packageName, packagePrefix)
                && (this == PLANNER_BRIDGE || !isWithin(packageName, BRIDGE));
    }

    boolean mayUsePackage(final String packageName) {
        if (owns(packageName)) {
            return true;
        }
        return !isWithin(packageName, BRIDGE)
                && mayUse.stream().anyMatch(prefix -> isWithin(packageName, prefix));
    }

    static boolean isWithin(final String packageName, final String prefix) {
        return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
    }
}
