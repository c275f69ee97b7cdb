package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** Functions of maps. */
final class MapCalls {
    private MapCalls() {}

    /** MAP[key, value, …]. */
    static Term map(final Expression.Call call, final Emitter out) {
        final SqlType type = call.type();
        final List<Term> keys = new ArrayList<>();
        final List<Term> values = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i += 2) {
            keys.add(part(call, i, type.parts().getFirst(), out));
            values.add(part(call, i + 1, type.parts().getLast(), out));
        }
        final Term keyArray = NestedTerms.build(NestedCasts.keys(type), keys, out);
        final Term valueArray = NestedTerms.build(NestedCasts.values(type), values, out);
        return ofArrays(call, List.of(keyArray, valueArray), out);
    }

    private static Term part(
            final Expression.Call call, final int index, final SqlType type, final Emitter out) {
        return CastCalls.convert(
                call, out.term(call.operands().get(index)), type.withNullable(true), true, out);
    }

    private static Term ofArrays(
            final Expression.Call call, final List<Term> arrays, final Emitter out) {
        final String source =
                "Maps.of(scratch, "
                        + NestedTerms.shape(call.type(), out)
                        + ", "
                        + Operands.list(arrays)
                        + ")";
        return Strict.guarded(out, call.type(), "map", source, arrays);
    }

    static Term fromArrays(final Expression.Call call, final Emitter out) {
        new Operands(call, out).require(2, 2);
        final List<SqlType> types =
                List.of(NestedCasts.keys(call.type()), NestedCasts.values(call.type()));
        final List<Term> arrays = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            arrays.add(
                    CastCalls.convert(
                            call, out.term(call.operands().get(i)), types.get(i), true, out));
        }
        return ofArrays(call, arrays, out);
    }

    /** The value of a key. */
    static Term get(final Expression.Call call, final Emitter out) {
        final Term map = out.term(call.operands().get(0));
        final SqlType keys = NestedCasts.keys(map.type());
        final Term key = part(call, 1, keys.parts().getFirst(), out);
        final Term one = NestedTerms.build(keys, List.of(key), out);
        final String source =
                "Maps.get("
                        + NestedTerms.shape(map.type(), out)
                        + ", "
                        + map.value()
                        + ", "
                        + one.value()
                        + ")";
        return NestedTerms.part(call.type(), source, List.of(map, key), out);
    }

    /** MAP_KEYS and MAP_VALUES: where they are in the map. */
    static CallGenerator part(final String method) {
        return (call, out) -> {
            final Term map = map(call, 0, out);
            return Strict.guarded(
                    out,
                    call.type(),
                    "array",
                    "Nested." + method + "(" + map.value() + ")",
                    List.of(map));
        };
    }

    private static Term map(final Expression.Call call, final int index, final Emitter out) {
        final Term map = out.term(call.operands().get(index));
        if (map.type().kind() != TypeKind.MAP && map.type().kind() != TypeKind.NULL) {
            throw ExpressionError.call(call);
        }
        return map;
    }

    static Term entries(final Expression.Call call, final Emitter out) {
        final Term map = map(call, 0, out);
        final String source =
                "Maps.entries(scratch, "
                        + NestedTerms.shape(map.type(), out)
                        + ", "
                        + NestedTerms.shape(call.type(), out)
                        + ", "
                        + map.value()
                        + ")";
        return Strict.guarded(out, call.type(), "array", source, List.of(map));
    }

    static Term union(final Expression.Call call, final Emitter out) {
        final List<Term> maps = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            maps.add(CastCalls.convert(call, map(call, i, out), call.type(), true, out));
        }
        String source = maps.getFirst().value();
        for (final Term map : maps.subList(1, maps.size())) {
            source =
                    "Maps.union(scratch, "
                            + NestedTerms.shape(call.type(), out)
                            + ", "
                            + source
                            + ", "
                            + map.value()
                            + ")";
        }
        return Strict.guarded(out, call.type(), "map", source, maps);
    }

    /** The entries of all maps in the order of their keys. */
    static Term sorted(final Expression.Call call, final Emitter out) {
        new Operands(call, out).require(1, 1);
        final Term value = out.term(call.operands().getFirst());
        final String source =
                "SortedEntries.of(scratch, "
                        + NestedTerms.shape(value.type(), out)
                        + ", "
                        + value.value()
                        + ")";
        return Strict.guarded(out, call.type(), "sorted", source, List.of(value));
    }
}
