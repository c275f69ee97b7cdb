package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.Engine;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps rows that came too late for a window of one statement: as CSV files, in a folder {@code
 * statement-S-window-W} per window operator.
 */
final class LateRows {
    private final Path folder;
    private final int statement;
    private final Set<OperatorUid> windows = new LinkedHashSet<>();

    /**
     * @param folder above the windows' folders
     * @param statement its number in the session, from 1
     */
    LateRows(final Path folder, final int statement) {
        this.folder = folder;
        this.statement = statement;
    }

    /** What makes the sinks on an engine, in the order in which the plan has its windows. */
    Function<PlanNode.Windowing, Sink> on(final Engine engine) {
        return window -> {
            windows.add(window.uid());
            final String name = "statement-" + statement + "-window-" + windows.size();
            final TableDefinition table =
                    new TableDefinition(
                            "late rows",
                            window.inputs().getFirst().columns(),
                            Map.of(
                                    "connector",
                                    "filesystem",
                                    "path",
                                    folder.resolve(name).toString(),
                                    "format",
                                    "csv",
                                    "csv.header",
                                    "true"));
            return Connectors.sink(table, engine.connectorContext());
        };
    }
}
