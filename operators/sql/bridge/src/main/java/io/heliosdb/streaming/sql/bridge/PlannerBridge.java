package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.ddl.CreateTableOperation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A SQL session as a function from request to answer, so that only types of the JDK cross the
 * boundary.
 *
 * <p>A request names its {@code call}; the answer holds the result, or {@code failure} with the
 * parts of {@link Failure}. Calls:
 *
 * <ul>
 *   <li>{@code open}: {@code connectors} (see {@link ConnectorTraits}) and {@code options} → {@code
 *       version}, the planner's. First call of a session.
 *   <li>{@code configure}: {@code options} replace the session's options.
 *   <li>{@code execute}: {@code statements}, DDL, USE, SHOW or DESCRIBE, in order → {@code columns}
 *       and {@code rows} of the last.
 *   <li>{@code catalog} → {@code objects}, see {@link CatalogObjects}.
 *   <li>{@code function}: {@code statements}, one CREATE FUNCTION, and {@code facts}, see {@link
 *       DeclaredFunctions#create} → nothing.
 *   <li>{@code compile}: {@code statements}, one SELECT or some INSERTs → {@code plan} (JSON), and
 *       for a SELECT {@code columns} (name and type each); {@code functions} if there are any.
 *   <li>{@code explain}: the same statements → {@code text}.
 *   <li>{@code table}: {@code name} → the table's columns, options and constraints, see {@link
 *       TableFacts}.
 * </ul>
 */
public final class PlannerBridge implements Function<Map<String, Object>, Map<String, Object>> {
    private final Set<String> temporaryTables = new HashSet<>();
    private PlannerEnvironment environment;

    @Override
    public Map<String, Object> apply(final Map<String, Object> request) {
        final int[] statement = {0};
        try {
            return dispatch(request, statement);
        } catch (final Exception | StackOverflowError | AssertionError | LinkageError e) {
            return Map.of("failure", Failure.of(e, statement[0], environment));
        }
    }

    private Map<String, Object> dispatch(final Map<String, Object> request, final int[] statement) {
        final String call = (String) request.get("call");
        if (call.equals("open")) {
            environment = PlannerEnvironment.open(ConnectorTraits.all(request.get("connectors")));
            environment.configure(strings(request.get("options")));
            return Map.of("version", PlannerEnvironment.VERSION);
        }
        return switch (call) {
            case "configure" -> {
                environment.configure(strings(request.get("options")));
                yield Map.of();
            }
            case "execute" -> execute(list(request.get("statements")), statement);
            case "catalog" -> Map.of("objects", CatalogObjects.of(environment, temporaryTables));
            case "function" ->
                    environment
                            .declared()
                            .create(
                                    environment.parse(list(request.get("statements")).get(0)),
                                    (Map<?, ?>) request.get("facts"));
            case "compile" -> compile(list(request.get("statements")), statement);
            case "explain" -> Map.of("text", explain(list(request.get("statements")), statement));
            case "table" -> TableFacts.of(environment, (String) request.get("name"));
            default -> throw new IllegalArgumentException("unknown call " + call);
        };
    }

    private Map<String, Object> execute(final List<String> texts, final int[] statement) {
        Map<String, Object> answer = Map.of();
        for (; statement[0] < texts.size(); statement[0]++) {
            final Operation operation = environment.parse(texts.get(statement[0]));
            Allowed.check(operation);
            if (environment.declared().drop(operation)) {
                continue;
            }
            answer = ResultRows.of(environment.executeInternal(Allowed.permanent(operation)));
            if (operation instanceof CreateTableOperation create) {
                final String name = create.getTableIdentifier().asSerializableString();
                if (create.isTemporary()) {
                    temporaryTables.add(name);
                } else {
                    temporaryTables.remove(name);
                }
            }
        }
        return answer;
    }

    private Map<String, Object> compile(final List<String> texts, final int[] statement) {
        final List<ModifyOperation> operations = modifications(texts, statement);
        final Map<String, Object> answer = new HashMap<>();
        answer.put("plan", environment.compile(operations));
        answer.put("functions", environment.declared().facts());
        answer.put("database", environment.getCurrentDatabase());
        if (operations.size() == 1) {
            ResultSink.columns(operations.get(0))
                    .ifPresent(columns -> answer.put("columns", columns));
        }
        return answer;
    }

    private String explain(final List<String> texts, final int[] statement) {
        final List<Operation> operations = new ArrayList<>();
        for (; statement[0] < texts.size(); statement[0]++) {
            final Operation operation = environment.parse(texts.get(statement[0]));
            environment.modification(operation);
            operations.add(operation);
        }
        statement[0] = 0;
        return environment.explain(operations);
    }

    /**
     * Parses and validates; {@code statement} follows the statement at work so that a failure can
     * name it.
     */
    private List<ModifyOperation> modifications(final List<String> texts, final int[] statement) {
        final List<ModifyOperation> operations = new ArrayList<>();
        for (; statement[0] < texts.size(); statement[0]++) {
            operations.add(environment.modification(environment.parse(texts.get(statement[0]))));
        }
        statement[0] = 0;
        return operations;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(final Object value) {
        return (List<String>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(final Object value) {
        return (Map<String, String>) value;
    }
}
