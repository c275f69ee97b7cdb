package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.operations.CreateTableASOperation;
import org.apache.flink.table.operations.DescribeFunctionOperation;
import org.apache.flink.table.operations.DescribeTableOperation;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.ShowOperation;
import org.apache.flink.table.operations.UseModulesOperation;
import org.apache.flink.table.operations.UseOperation;
import org.apache.flink.table.operations.ddl.AlterCatalogFunctionOperation;
import org.apache.flink.table.operations.ddl.AlterOperation;
import org.apache.flink.table.operations.ddl.CreateDatabaseOperation;
import org.apache.flink.table.operations.ddl.CreateTableOperation;
import org.apache.flink.table.operations.ddl.CreateViewOperation;
import org.apache.flink.table.operations.ddl.DropCatalogFunctionOperation;
import org.apache.flink.table.operations.ddl.DropDatabaseOperation;
import org.apache.flink.table.operations.ddl.DropTableOperation;
import org.apache.flink.table.operations.ddl.DropTempSystemFunctionOperation;
import org.apache.flink.table.operations.ddl.DropViewOperation;

/**
 * Which statements besides queries the planner carries out on its catalog. The others would need
 * Flink's runtime or reach for files, and are refused.
 */
final class Allowed {
    private Allowed() {}

    static void check(final Operation operation) {
        final boolean isAllowed =
                switch (operation) {
                    case CreateTableASOperation refused -> false;
                    case CreateTableOperation allowed -> true;
                    case CreateViewOperation allowed -> true;
                    case CreateDatabaseOperation allowed -> true;
                    case DropTableOperation allowed -> true;
                    case DropViewOperation allowed -> true;
                    case DropDatabaseOperation allowed -> true;
                    case AlterCatalogFunctionOperation refused -> false;
                    case AlterOperation allowed -> true;
                    case DropCatalogFunctionOperation allowed -> true;
                    case DropTempSystemFunctionOperation allowed -> true;
                    case DescribeFunctionOperation allowed -> true;
                    case DescribeTableOperation allowed -> true;
                    case UseModulesOperation refused -> false;
                    case UseOperation allowed -> true;
                    case ShowOperation allowed -> true;
                    default -> false;
                };
        if (!isAllowed) {
            throw new Failure.Refused("statement", name(operation), "");
        }
    }

    /**
     * Tables that are declared temporary become tables of the session's catalog, which lives no
     * longer than they would: the planner writes only those out in full.
     */
    static Operation permanent(final Operation operation) {
        return switch (operation) {
            case CreateTableOperation create when create.isTemporary() ->
                    new CreateTableOperation(
                            create.getTableIdentifier(),
                            create.getCatalogTable(),
                            create.isIgnoreIfExists(),
                            false);
            case DropTableOperation drop when drop.isTemporary() ->
                    new DropTableOperation(drop.getTableIdentifier(), drop.isIfExists(), false);
            default -> operation;
        };
    }

    /** The operation's name in words: {@code LoadModuleOperation} is LOAD MODULE. */
    static String name(final Operation operation) {
        return operation
                .getClass()
                .getSimpleName()
                .replaceAll("Operation$", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toUpperCase(java.util.Locale.ROOT);
    }
}
