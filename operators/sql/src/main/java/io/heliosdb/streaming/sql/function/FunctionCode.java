package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.custom.CustomError;
import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.operators.custom.FunctionHome;
import io.heliosdb.streaming.operators.custom.OpenFunctions;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads the code of functions; one for all sessions of a process. Any thread. */
public final class FunctionCode {
    private final FunctionLoaders loaders;

    /** Takes Flink's classes from the planner's folder. */
    public FunctionCode(final PlannerFolder folder) {
        loaders = new FunctionLoaders(folder);
    }

    /** The code in some jars, for a plan. */
    FunctionHome home(final List<Path> jars) {
        return new FunctionHome() {
            @Override
            public OpenFunctions open() {
                return new LoadedFunctions(loaders.flink(), loaders.of(jars));
            }
        };
    }

    /**
     * What the bridge must know of a declared function.
     *
     * @param id by which the bridge speaks of it
     * @throws HeliosException {@code HOPR-0402} if the class cannot be loaded
     */
    public Map<String, Object> facts(final DeclaredFunction function, final String id) {
        final Map<String, Object> facts = new HashMap<>();
        facts.put("id", id);
        facts.put("digest", function.digest());
        facts.put("jars", function.jars().stream().map(Path::toString).toList());
        final OwnFunction own = look(function);
        if (own != null) {
            facts.put("own", own.forBridge());
        }
        return facts;
    }

    /**
     * What a function of the engine's own interfaces says of itself; null for one of Flink's.
     *
     * @throws HeliosException {@code HOPR-0402} if the class cannot be loaded
     */
    private OwnFunction look(final DeclaredFunction function) {
        try (URLClassLoader loader = loaders.of(function.jars())) {
            final Class<?> type = Instances.load(function.className(), loader);
            if (!CustomFunction.class.isAssignableFrom(type)) {
                return null;
            }
            return OwnFunction.of((CustomFunction) Instances.create(type));
        } catch (final IOException e) {
            throw HeliosException.of(
                            CustomError.NOT_OPENED,
                            "the jars of function " + function.name() + " cannot be closed")
                    .detail(e.toString());
        }
    }
}
