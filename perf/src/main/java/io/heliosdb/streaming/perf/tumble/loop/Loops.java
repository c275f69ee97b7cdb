package io.heliosdb.streaming.perf.tumble.loop;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Finds the loop for a query. Loops for queries given by hand are written once and loaded once per
 * query, with the query's offsets, bounds and choices as constants of the class, so that the
 * compiler sees what it would see had they been typed in.
 */
public final class Loops {
    private Loops() {}

    /** The loop for a plan, if there is one. */
    public static Optional<Contestant> find(
            final StreamPlan plan, final Ledger ledger, final EventRows rows, final long rowCount) {
        return LoopQueryReader.read(plan)
                .map(
                        query ->
                                open(
                                        query.isKeyText() ? TextKeyLoop.class : NumberKeyLoop.class,
                                        query,
                                        ledger,
                                        rows,
                                        rowCount));
    }

    private static Contestant open(
            final Class<? extends Contestant> template,
            final LoopQuery query,
            final Ledger ledger,
            final EventRows rows,
            final long rowCount) {
        try (InputStream bytes =
                template.getResourceAsStream(template.getSimpleName() + ".class")) {
            final MethodHandles.Lookup loop =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(bytes.readAllBytes(), query, true);
            return (Contestant)
                    loop.findConstructor(
                                    loop.lookupClass(),
                                    MethodType.methodType(
                                            void.class, Ledger.class, EventRows.class, long.class))
                            .invoke(ledger, rows, rowCount);
        } catch (final IOException e) {
            throw new IllegalStateException("the class of the loop cannot be read", e);
        } catch (final Throwable e) {
            throw new IllegalStateException("the loop cannot be opened", e);
        }
    }

    /** The query that a loop's class was loaded for. */
    static LoopQuery query(final MethodHandles.Lookup loop) {
        try {
            return MethodHandles.classData(loop, ConstantDescs.DEFAULT_NAME, LoopQuery.class);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
