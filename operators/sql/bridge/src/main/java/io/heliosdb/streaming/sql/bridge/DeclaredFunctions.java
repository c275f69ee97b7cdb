package io.heliosdb.streaming.sql.bridge;

import io.heliosdb.streaming.sql.bridge.own.OwnFunctions;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.CatalogFunction;
import org.apache.flink.table.catalog.CatalogFunctionImpl;
import org.apache.flink.table.catalog.FunctionCatalog;
import org.apache.flink.table.catalog.ObjectIdentifier;
import org.apache.flink.table.catalog.UnresolvedIdentifier;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.FunctionIdentifier;
import org.apache.flink.table.functions.FunctionKind;
import org.apache.flink.table.functions.UserDefinedFunctionHelper;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.ddl.CreateCatalogFunctionOperation;
import org.apache.flink.table.operations.ddl.CreateTempSystemFunctionOperation;
import org.apache.flink.table.operations.ddl.DropCatalogFunctionOperation;
import org.apache.flink.table.operations.ddl.DropTempSystemFunctionOperation;

import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The functions of users in a session's catalog. Those of Flink's interfaces the catalog loads from
 * their jars; those of the engine's are described by the engine, and the planner sees their types
 * only.
 */
final class DeclaredFunctions {
    private final PlannerEnvironment environment;
    private final FunctionCatalog catalog;

    /** By the name that plans have. */
    private final Map<String, Declared> declared = new HashMap<>();

    /** As {@link #declared}, of temporary ones, which hide those. */
    private final Map<String, Declared> temporary = new HashMap<>();

    DeclaredFunctions(final PlannerEnvironment environment, final FunctionCatalog catalog) {
        this.environment = environment;
        this.catalog = catalog;
    }

    /**
     * A declaration.
     *
     * @param path catalog, database and name, or a name
     * @param isByName whether it is a temporary one to the planner, whatever it was declared as
     */
    private record Declared(
            String id,
            UnresolvedIdentifier path,
            boolean isSystem,
            boolean isByName,
            Map<String, Object> own) {}

    /**
     * Carries CREATE FUNCTION out.
     *
     * @param facts {@code id}; {@code jars}; {@code own}, if it is of the engine's interfaces
     */
    Map<String, Object> create(final Operation operation, final Map<?, ?> facts) {
        for (final Object jar : (List<?>) facts.get("jars")) {
            addJar((String) jar);
        }
        final Map<String, Object> own = own(facts);
        switch (operation) {
            case CreateTempSystemFunctionOperation create -> {
                final String name = create.getFunctionName().toLowerCase(Locale.ROOT);
                if (temporary.containsKey(name) && create.isIgnoreIfExists()) {
                    return Map.of();
                }
                if (own == null) {
                    environment.executeInternal(
                            new CreateTempSystemFunctionOperation(
                                    name,
                                    create.getCatalogFunction().getClassName(),
                                    create.isIgnoreIfExists(),
                                    create.getCatalogFunction().getFunctionLanguage(),
                                    List.of(),
                                    Map.of()));
                } else {
                    catalog.registerTemporarySystemFunction(
                            name, OwnFunctions.of(own), create.isIgnoreIfExists());
                }
                put(temporary, name, facts, UnresolvedIdentifier.of(name), true, false, own);
            }
            case CreateCatalogFunctionOperation create -> {
                final ObjectIdentifier identifier =
                        FunctionIdentifier.normalizeObjectIdentifier(
                                create.getFunctionIdentifier());
                final String name = identifier.asSerializableString();
                final Map<String, Declared> among = create.isTemporary() ? temporary : declared;
                if (among.containsKey(name) && create.isIgnoreIfExists()) {
                    return Map.of();
                }
                if (among.containsKey(name)) {
                    throw new ValidationException(
                            "Function "
                                    + identifier.getObjectName()
                                    + " already exists in database "
                                    + identifier.getDatabaseName());
                }
                final UnresolvedIdentifier path = UnresolvedIdentifier.of(identifier);
                final CatalogFunction function = withoutJars(create.getCatalogFunction());
                final boolean isByName = own != null || hasFields(function.getClassName());
                if (own != null) {
                    catalog.registerTemporaryCatalogFunction(
                            path, OwnFunctions.of(own), create.isIgnoreIfExists());
                } else if (isByName) {
                    catalog.registerTemporaryCatalogFunction(
                            path, function, create.isIgnoreIfExists());
                } else {
                    environment.executeInternal(
                            new CreateCatalogFunctionOperation(
                                    create.getFunctionIdentifier(),
                                    function,
                                    create.isIgnoreIfExists(),
                                    create.isTemporary()));
                }
                put(among, name, facts, path, false, isByName, own);
            }
            default -> throw new Failure.Refused("statement", Allowed.name(operation), "");
        }
        return Map.of();
    }

    /**
     * Whether a class has fields that Flink would write into a plan, and refuses to: such a
     * function is a temporary one to the planner, of which a plan has the name.
     */
    private boolean hasFields(final String className) {
        try {
            return !UserDefinedFunctionHelper.isClassNameSerializable(
                    UserDefinedFunctionHelper.instantiateFunction(
                            environment.userClasses().loadClass(className)));
        } catch (final ClassNotFoundException e) {
            throw new ValidationException("class " + className + " is not in the jars", e);
        }
    }

    /** The jars are with the session's classes already. */
    private static CatalogFunction withoutJars(final CatalogFunction function) {
        return new CatalogFunctionImpl(
                function.getClassName(), function.getFunctionLanguage(), List.of());
    }

    private void put(
            final Map<String, Declared> among,
            final String name,
            final Map<?, ?> facts,
            final UnresolvedIdentifier path,
            final boolean isSystem,
            final boolean isByName,
            final Map<String, Object> own) {
        final Declared function =
                new Declared((String) facts.get("id"), path, isSystem, isByName, own);
        try {
            check(function);
        } catch (final RuntimeException e) {
            forget(function);
            throw e;
        }
        among.put(name, function);
    }

    /** A class that is no function is told now, not when it is called. */
    private void check(final Declared function) {
        definition(function);
    }

    private void forget(final Declared function) {
        if (function.isSystem()) {
            catalog.dropTemporarySystemFunction(function.path().getObjectName(), true);
        } else {
            catalog.dropTemporaryCatalogFunction(function.path(), true);
            catalog.dropCatalogFunction(function.path(), true);
        }
    }

    @SuppressWarnings("unchecked") // the engine keeps to the contract
    private static Map<String, Object> own(final Map<?, ?> facts) {
        return (Map<String, Object>) facts.get("own");
    }

    private void addJar(final String jar) {
        try {
            environment.userClasses().addURL(Path.of(jar).toUri().toURL());
        } catch (final MalformedURLException e) {
            throw new ValidationException("not a path: " + jar, e);
        }
    }

    /** Carries DROP FUNCTION out for one that the planner only knows by its types. */
    boolean drop(final Operation operation) {
        final Declared function =
                switch (operation) {
                    case DropTempSystemFunctionOperation drop ->
                            temporary.remove(drop.getFunctionName().toLowerCase(Locale.ROOT));
                    case DropCatalogFunctionOperation drop ->
                            (drop.isTemporary() ? temporary : declared)
                                    .remove(
                                            FunctionIdentifier.normalizeObjectIdentifier(
                                                            drop.getFunctionIdentifier())
                                                    .asSerializableString());
                    default -> null;
                };
        return function != null
                && function.isByName()
                && catalog.dropTemporaryCatalogFunction(function.path(), true);
    }

    /** Those that are not temporary, for {@link CatalogObjects}. */
    List<Map<String, Object>> kept() {
        final List<Map<String, Object>> kept = new ArrayList<>();
        declared.values()
                .forEach(
                        function ->
                                kept.add(
                                        CatalogObjects.object(
                                                "FUNCTION",
                                                function.path().getDatabaseName().orElseThrow(),
                                                function.path().getObjectName(),
                                                function.id())));
        return kept;
    }

    /** What plans need: by the name that they have, {@code id} and what the function can do. */
    Map<String, Object> facts() {
        final Map<String, Object> facts = new HashMap<>();
        declared.forEach((name, function) -> facts.put(name, facts(function)));
        temporary.forEach((name, function) -> facts.put(name, facts(function)));
        return facts;
    }

    private Map<String, Object> facts(final Declared function) {
        final FunctionDefinition definition = definition(function);
        final boolean isAggregate = definition.getKind() == FunctionKind.AGGREGATE;
        final Map<String, Object> own = function.own();
        return Map.of(
                "id",
                function.id(),
                "kind",
                definition.getKind().name(),
                "isDeterministic",
                definition.isDeterministic(),
                "canRetract",
                own == null ? isAggregate && has(definition, "retract") : own.get("canRetract"),
                "canMerge",
                own == null ? isAggregate && has(definition, "merge") : own.get("canMerge"));
    }

    private FunctionDefinition definition(final Declared function) {
        return definition(function.path());
    }

    /** The function that a name means in the current database. */
    FunctionDefinition definition(final String name) {
        return definition(UnresolvedIdentifier.of(name));
    }

    private FunctionDefinition definition(final UnresolvedIdentifier path) {
        return catalog.lookupFunction(path)
                .orElseThrow(() -> new ValidationException("no function " + path))
                .getDefinition();
    }

    private static boolean has(final FunctionDefinition definition, final String method) {
        return definition instanceof AggregateFunction<?, ?>
                && java.util.Arrays.stream(definition.getClass().getMethods())
                        .anyMatch(each -> each.getName().equals(method));
    }
}
