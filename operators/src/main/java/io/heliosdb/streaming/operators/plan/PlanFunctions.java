package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.UserFunction;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The functions of users that a plan calls. */
public final class PlanFunctions {
    private final Set<UserFunction> found = new LinkedHashSet<>();

    private PlanFunctions() {}

    /** Each once, in the order of the plan's nodes. */
    public static Set<UserFunction> of(final StreamPlan plan) {
        final PlanFunctions functions = new PlanFunctions();
        plan.nodes().forEach(functions::look);
        return functions.found;
    }

    private void look(final PlanNode node) {
        switch (node) {
            case PlanNode.Calc calc -> {
                calc.condition().ifPresent(this::look);
                calc.projection().forEach(this::look);
            }
            case PlanNode.Watermark watermark -> look(watermark.watermark());
            case PlanNode.Expand expand ->
                    expand.projections().forEach(projection -> projection.forEach(this::look));
            case PlanNode.Correlate correlate -> {
                if (correlate.function() instanceof TableFunction.User user) {
                    found.add(user.form().function());
                }
                correlate.arguments().forEach(this::look);
                correlate.condition().ifPresent(this::look);
            }
            case PlanNode.WindowAggregate window -> lookAt(window.aggregates());
            case PlanNode.GroupAggregate group -> lookAt(group.aggregates());
            default -> {}
        }
    }

    private void lookAt(final List<AggregateCall> calls) {
        for (final AggregateCall call : calls) {
            if (call.user() != null) {
                found.add(call.user().function());
            }
        }
    }

    private void look(final Expression expression) {
        if (expression instanceof Expression.Call call) {
            if (call.function() == ScalarFunction.USER) {
                found.add(CallForm.function(call));
            }
            call.operands().forEach(this::look);
        }
    }
}
