package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;
import java.util.Optional;

/** Behind a source whose changes may come twice, or without the row before. */
final class NormalizeReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final long lifeMs = TimeToLive.read(node);
        final List<Integer> key = node.numbers("uniqueKeys");
        final boolean emitsUpdateBefore = node.flag("generateUpdateBefore");
        final Optional<Expression> condition =
                Optional.ofNullable(node.any("filterCondition")).map(reading.expressions()::read);
        reading.watermarkCalls().refuseInNormalize();
        node.ignore("configuration", "outputType");
        return new ChangeNode.Normalize(
                reading.uids().of("normalize", inputs, key, condition, emitsUpdateBefore),
                inputs.getFirst(),
                key,
                condition,
                emitsUpdateBefore,
                lifeMs);
    }
}
