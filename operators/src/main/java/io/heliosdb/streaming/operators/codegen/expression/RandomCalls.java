package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;

import java.util.List;

/**
 * RAND, RAND_INTEGER and UUID. The state of a call's sequence is a field of the generated class,
 * which the operator declares. With a seed that is not constant there is no sequence, and each row
 * has the first number after its seed.
 */
public final class RandomCalls {
    private RandomCalls() {}

    /** The name of the field with a sequence's state. */
    public static String field(final RandomSite site) {
        return "sequenceOfCall" + site.number();
    }

    /** Operands: the site, then the clock if there is no seed; or a seed. */
    static Term number(final Expression.Call call, final Emitter out) {
        if (site(call) == null) {
            final Term seed = out.term(call.operands().getFirst());
            return Strict.total(
                    out,
                    call.type(),
                    "random",
                    "RandomNumbers.firstFraction(" + seed.value() + ")",
                    List.of(seed));
        }
        final String field = field(site(call));
        return Strict.guarded(
                out,
                call.type(),
                "random",
                "RandomNumbers.fraction("
                        + field
                        + " = RandomNumbers.next("
                        + begun(call, "begun")
                        + "), "
                        + field
                        + " = RandomNumbers.next("
                        + field
                        + "))",
                List.of());
    }

    /** Operands: those of {@link #number}, then the bound. */
    static Term integer(final Expression.Call call, final Emitter out) {
        final Term bound = out.term(call.operands().getLast());
        if (site(call) == null) {
            final Term seed = out.term(call.operands().getFirst());
            return Strict.guarded(
                    out,
                    call.type(),
                    "random",
                    "RandomNumbers.firstInteger(" + seed.value() + ", " + bound.value() + ")",
                    List.of(seed, bound));
        }
        final String field = field(site(call));
        return Strict.guarded(
                out,
                call.type(),
                "random",
                "RandomNumbers.integer("
                        + field
                        + " = RandomNumbers.nextInteger("
                        + begun(call, "begun")
                        + ", "
                        + bound.value()
                        + "), "
                        + bound.value()
                        + ")",
                List.of(bound));
    }

    /** Operands: the site, the clock. */
    static Term uuid(final Expression.Call call, final Emitter out) {
        return Strict.guarded(
                out,
                call.type(),
                "uuid",
                "RandomNumbers.uuid(scratch, "
                        + field(site(call))
                        + " = RandomNumbers.nextCount("
                        + begun(call, "begunCount")
                        + "))",
                List.of());
    }

    private static String begun(final Expression.Call call, final String method) {
        final RandomSite site = site(call);
        return site.seed().isPresent()
                ? field(site)
                : "RandomNumbers." + method + "(" + field(site) + ", scratch.clockMs())";
    }

    private static RandomSite site(final Expression.Call call) {
        return call.operands().getFirst() instanceof Expression.Literal literal
                        && literal.value() instanceof RandomSite site
                ? site
                : null;
    }
}
