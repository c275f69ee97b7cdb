package io.heliosdb.streaming.operators.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds who is who in two lists of operators; each is paired once at most. */
final class Pairing {
    private final List<OperatorState> before;
    private final List<OperatorState> now;
    private final Map<String, OperatorChange> byUidBefore = new HashMap<>();
    private final Map<String, OperatorChange> byUidNow = new HashMap<>();

    Pairing(final List<OperatorState> before, final List<OperatorState> now) {
        this.before = before;
        this.now = now;
    }

    /**
     * Pairs operators with the same key that are not paired yet, unless several on one side have
     * it.
     *
     * @param judge says what becomes of a pair
     */
    void pair(
            final Function<OperatorState, String> key,
            final BiFunction<OperatorState, OperatorState, OperatorChange> judge) {
        final Map<String, Optional<OperatorState>> then = unpaired(before, byUidBefore, key);
        unpaired(now, byUidNow, key)
                .forEach(
                        (shared, state) -> {
                            final Optional<OperatorState> other =
                                    then.getOrDefault(shared, Optional.empty());
                            if (state.isPresent() && other.isPresent()) {
                                add(judge.apply(other.get(), state.get()));
                            }
                        });
    }

    /** By key; empty where several have one. */
    private static Map<String, Optional<OperatorState>> unpaired(
            final List<OperatorState> states,
            final Map<String, OperatorChange> paired,
            final Function<OperatorState, String> key) {
        final Map<String, Optional<OperatorState>> byKey = new HashMap<>();
        for (final OperatorState state : states) {
            if (!paired.containsKey(state.uid())) {
                byKey.merge(
                        key.apply(state), Optional.of(state), (one, another) -> Optional.empty());
            }
        }
        return byKey;
    }

    private void add(final OperatorChange change) {
        byUidBefore.put(change.before().orElseThrow().uid(), change);
        byUidNow.put(change.now().orElseThrow().uid(), change);
    }

    /** Of all operators: those of now in their order, then those that are gone. */
    List<OperatorChange> changes() {
        final List<OperatorChange> changes = new ArrayList<>();
        for (final OperatorState state : now) {
            changes.add(
                    byUidNow.getOrDefault(
                            state.uid(),
                            new OperatorChange(
                                    Verdict.NEW, Optional.empty(), Optional.of(state), "")));
        }
        for (final OperatorState state : before) {
            if (!byUidBefore.containsKey(state.uid())) {
                changes.add(
                        new OperatorChange(
                                Verdict.DROPPED, Optional.of(state), Optional.empty(), ""));
            }
        }
        return changes;
    }
}
