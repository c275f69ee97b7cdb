package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.codegen.runtime.HiddenClasses;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * Compiles plans. Thread safe; what it gives is immutable.
 *
 * <p>How much code a call or a column takes is known when it is compiled: if methods came out too
 * large, the plan is generated once more with methods cut to half of that.
 *
 * <p>Takes some milliseconds for a plan of usual size, more for the first one in a process.
 */
public final class PipelineCompiler {
    /** Methods are cut no smaller than to an eighth of what they usually hold. */
    private static final int SMALLEST_CUT = 8;

    /** One for all plans: which classes there are does not change while the process runs. */
    private static final ClassLoader CLASSES =
            new KnownClasses(PipelineCompiler.class.getClassLoader());

    private PipelineCompiler() {}

    /**
     * Generates, compiles and checks the code of a plan.
     *
     * @throws HeliosException {@code HSQL-03xx} or {@code HSQL-04xx} for what is not supported yet
     *     or would be too large
     */
    public static CompiledPipeline compile(final StreamPlan plan) {
        for (int cut = 1; ; cut *= 2) {
            final CompiledPipeline compiled = compileOrRefuse(plan, cut);
            if (compiled.methods().areSmall()) {
                return compiled;
            }
            if (cut == SMALLEST_CUT) {
                throw compiled.methods().tooLarge();
            }
        }
    }

    private static CompiledPipeline compileOrRefuse(final StreamPlan plan, final int cut) {
        try {
            return compile(plan, cut);
        } catch (final StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    private static HeliosException tooDeep(final Throwable cause) {
        return HeliosException.of(
                        PlanRefusal.TOO_LARGE, "an expression is too long, or nested too deep")
                .hint("split it: compute its parts in a subquery or a view")
                .causedBy(cause);
    }

    private static CompiledPipeline compile(final StreamPlan plan, final int cut) {
        final Generation generation = PipelineSource.generate(plan, cut);
        final String source = PipelineSource.print(generation);
        final byte[] bytes = toBytes(source);
        final MethodSizes sizes = MethodSizes.of(bytes);
        return new CompiledPipeline(
                source,
                sizes,
                HiddenClasses.define(bytes),
                generation.literals(),
                generation.constantRows(),
                generation.parts());
    }

    private static byte[] toBytes(final String source) {
        final SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(CLASSES);
        compiler.setDebuggingInformation(true, true, false);
        try {
            compiler.cook(PipelineSource.CLASS_NAME + ".java", source);
        } catch (final CompileException e) {
            if (e.getMessage().contains("nested too deeply")) {
                throw tooDeep(e);
            }
            throw HeliosException.of(PlanRefusal.BROKEN, "generated code did not compile")
                    .detail(e.getMessage())
                    .hint(
                            "please report the statement; SET 'heliosdb.execution' = 'interpreted'"
                                    + " meanwhile")
                    .causedBy(e);
        }
        return compiler.getBytecodes()
                .get(PipelineSource.PACKAGE + "." + PipelineSource.CLASS_NAME);
    }
}
