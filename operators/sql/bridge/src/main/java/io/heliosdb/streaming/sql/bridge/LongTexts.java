package io.heliosdb.streaming.sql.bridge;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses constant texts that the optimizer must not compute: it would take all memory for them,
 * and no row could hold them.
 */
final class LongTexts extends RexShuttle {
    private static final long MOST_CHARACTERS = 1L << 24;

    private static final Set<String> MAKERS = Set.of("REPEAT", "LPAD", "RPAD");

    private LongTexts() {}

    /** Fails if an expression of a relation makes a text that is too long. */
    static void refuse(final RelNode relation) {
        final LongTexts texts = new LongTexts();
        relation.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(final RelNode other) {
                        return super.visit(other).accept(texts);
                    }
                });
    }

    @Override
    public RexNode visitCall(final RexCall call) {
        final String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (MAKERS.contains(name) && call.getOperands().size() > 1) {
            final BigDecimal times = number(call.getOperands().get(1));
            final long length = name.equals("REPEAT") ? length(call.getOperands().get(0)) : 1;
            if (times.multiply(BigDecimal.valueOf(length))
                            .compareTo(BigDecimal.valueOf(MOST_CHARACTERS))
                    > 0) {
                throw new Failure.Refused("long-text", name, "");
            }
        }
        return super.visitCall(call);
    }

    private static BigDecimal number(final RexNode node) {
        final BigDecimal number =
                node instanceof RexLiteral literal
                                && SqlTypeName.EXACT_TYPES.contains(literal.getTypeName())
                        ? literal.getValueAs(BigDecimal.class)
                        : null;
        return number == null ? BigDecimal.ZERO : number;
    }

    private static long length(final RexNode node) {
        final String text =
                node instanceof RexLiteral literal
                                && SqlTypeName.CHAR_TYPES.contains(literal.getTypeName())
                        ? literal.getValueAs(String.class)
                        : null;
        return text == null ? 1 : text.length();
    }
}
