package io.heliosdb.streaming.sql.bridge;

import org.apache.calcite.rel.RelNode;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.table.api.TableConfig;
import org.apache.flink.table.catalog.CatalogManager;
import org.apache.flink.table.catalog.FunctionCatalog;
import org.apache.flink.table.delegation.ParserFactory;
import org.apache.flink.table.module.ModuleManager;
import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.table.planner.delegation.DefaultParserFactory;
import org.apache.flink.table.planner.delegation.StreamPlanner;
import org.apache.flink.table.planner.plan.nodes.exec.ExecNodeGraph;

import java.util.List;

/**
 * Flink's planner for streams, kept from its runtime: no execution environment is configured before
 * planning, and a plan is never translated to the runtime's operators.
 */
@SuppressWarnings("overrides") // of a Scala method with variable arguments, which is inherited
final class PlanOnlyPlanner extends StreamPlanner {
    PlanOnlyPlanner(
            final TableConfig config,
            final ModuleManager modules,
            final FunctionCatalog functions,
            final CatalogManager catalogs,
            final ClassLoader loader) {
        super(NoExecutor.INSTANCE, config, modules, functions, catalogs, loader);
    }

    @Override
    public void beforeTranslation() {
        // The original configures Flink's execution environment, and sets start times for functions
        // of the current time, which the engine takes from its log.
    }

    @Override
    public RelNode translateToRel(final ModifyOperation operation) {
        final RelNode relation = super.translateToRel(operation);
        LongTexts.refuse(relation);
        return NegatedLists.fold(
                UnorderedAggregates.of(
                        CurrentDatabase.name(relation, catalogManager().getCurrentDatabase())));
    }

    /** The SQL parser without a search for services, of which there is only the one. */
    @Override
    public ParserFactory getParserFactory() {
        return new DefaultParserFactory();
    }

    @Override
    public List<Transformation<?>> translateToPlan(final ExecNodeGraph graph) {
        return List.of();
    }
}
