package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.TableConfig;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.internal.TableEnvironmentImpl;
import org.apache.flink.table.catalog.CatalogManager;
import org.apache.flink.table.catalog.CatalogStoreHolder;
import org.apache.flink.table.catalog.FunctionCatalog;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.GenericInMemoryCatalogStore;
import org.apache.flink.table.delegation.Planner;
import org.apache.flink.table.module.ModuleManager;
import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.QueryOperation;
import org.apache.flink.table.operations.SinkModifyOperation;
import org.apache.flink.table.operations.StatementSetOperation;
import org.apache.flink.table.resource.ResourceManager;
import org.apache.flink.util.FlinkUserCodeClassLoaders;
import org.apache.flink.util.MutableURLClassLoader;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Flink's table environment with a planner and no executor: put together by hand instead of by
 * service discovery, which saves most of the start and every class of the runtime.
 */
final class PlannerEnvironment extends TableEnvironmentImpl {
    /** Version of the planner, part of each plan's cache key. */
    static final String VERSION = "flink-" + Planner.class.getPackage().getImplementationVersion();

    static final String CATALOG = "default_catalog";
    static final String DATABASE = "default_database";

    /** Options that the engine's runtime relies on; a session cannot change them. */
    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("execution.runtime-mode", "STREAMING"),
                    Map.entry("parallelism.default", "1"),
                    Map.entry("table.optimizer.agg-phase-strategy", "ONE_PHASE"),
                    Map.entry("table.optimizer.distinct-agg.split.enabled", "false"),
                    Map.entry("table.optimizer.non-deterministic-update.strategy", "TRY_RESOLVE"),
                    Map.entry("table.optimizer.multi-join.enabled", "false"),
                    Map.entry("table.optimizer.delta-join.strategy", "NONE"),
                    Map.entry("table.optimizer.reuse-sink-enabled", "false"),
                    Map.entry("table.exec.mini-batch.enabled", "false"),
                    Map.entry("table.plan.compile.catalog-objects", "ALL"));

    private final TableConfig config;
    private final MutableURLClassLoader userClasses;
    private final DeclaredFunctions declared;

    private PlannerEnvironment(
            final CatalogManager catalogs,
            final ModuleManager modules,
            final ResourceManager resources,
            final TableConfig config,
            final FunctionCatalog functions,
            final Planner planner,
            final MutableURLClassLoader userClasses) {
        super(catalogs, modules, resources, config, NoExecutor.INSTANCE, functions, planner, true);
        this.config = config;
        this.userClasses = userClasses;
        declared = new DeclaredFunctions(this, functions);
    }

    /** Loads the classes of users. */
    MutableURLClassLoader userClasses() {
        return userClasses;
    }

    /** The functions of users. */
    DeclaredFunctions declared() {
        return declared;
    }

    static PlannerEnvironment open(final Map<String, ConnectorTraits> connectors) {
        final TableConfig config = TableConfig.getDefault();
        config.setRootConfiguration(Configuration.fromMap(FIXED));
        final MutableURLClassLoader loader =
                FlinkUserCodeClassLoaders.create(
                        new URL[0], PlannerEnvironment.class.getClassLoader(), new Configuration());
        final ModuleManager modules = new ModuleManager();
        modules.loadModule("engine", new EngineTables(connectors));
        modules.loadModule("engine-functions", new EngineFunctions());
        final CatalogManager catalogs =
                CatalogManager.newBuilder()
                        .classLoader(loader)
                        .config(config)
                        .defaultCatalog(CATALOG, new GenericInMemoryCatalog(CATALOG, DATABASE))
                        .catalogStoreHolder(
                                CatalogStoreHolder.newBuilder()
                                        .catalogStore(new GenericInMemoryCatalogStore())
                                        .config(config)
                                        .classloader(loader)
                                        .build())
                        .build();
        final ResourceManager resources = new ResourceManager(config, loader);
        final FunctionCatalog functions = new FunctionCatalog(config, resources, catalogs, modules);
        final Planner planner = new PlanOnlyPlanner(config, modules, functions, catalogs, loader);
        return new PlannerEnvironment(
                catalogs, modules, resources, config, functions, planner, loader);
    }

    /** Replaces the session's options. */
    void configure(final Map<String, String> options) {
        final Map<String, String> all = new TreeMap<>(FIXED);
        options.forEach(all::putIfAbsent);
        config.setRootConfiguration(Configuration.fromMap(all));
    }

    /** The operation of one statement. */
    Operation parse(final String text) {
        final List<Operation> operations = getPlanner().getParser().parse(text);
        if (operations.size() != 1) {
            throw new Failure.Refused("statement", "several statements in one", "");
        }
        return operations.get(0);
    }

    /** The views of the current database that cannot be planned. */
    List<String> brokenViews() {
        return Stream.of(listViews())
                .filter(
                        view -> {
                            try {
                                parse("SELECT * FROM `" + view.replace("`", "``") + "`");
                                return false;
                            } catch (final ValidationException | TableException e) {
                                return true;
                            }
                        })
                .toList();
    }

    /** The operation as an insertion: an INSERT, or a SELECT into the {@link ResultSink}. */
    ModifyOperation modification(final Operation operation) {
        return switch (operation) {
            case QueryOperation query -> ResultSink.insert(query);
            case SinkModifyOperation insert -> plain(insert);
            case StatementSetOperation refused ->
                    throw new Failure.Refused("statement", "STATEMENT SET", "");
            default -> throw new Failure.Refused("statement", Allowed.name(operation), "");
        };
    }

    private static SinkModifyOperation plain(final SinkModifyOperation insert) {
        if (insert.isOverwrite()) {
            throw new Failure.Refused("statement", "INSERT OVERWRITE", "");
        }
        if (!insert.getStaticPartitions().isEmpty()) {
            throw new Failure.Refused("statement", "INSERT INTO … PARTITION", "");
        }
        if (insert.isDelete() || insert.isUpdate()) {
            throw new Failure.Refused("statement", insert.isDelete() ? "DELETE" : "UPDATE", "");
        }
        return insert;
    }

    /** The compiled plan of all operations as one graph, in JSON. */
    String compile(final List<ModifyOperation> operations) {
        return getPlanner().compilePlan(operations).asJsonString();
    }

    /** Flink's own explanation: the tree as parsed, the optimised tree, the operators. */
    String explain(final List<Operation> operations) {
        return getPlanner().explain(operations, org.apache.flink.table.api.ExplainFormat.TEXT);
    }
}
