package io.heliosdb.streaming.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.CustomError;
import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.operators.custom.CustomScalar;
import io.heliosdb.streaming.operators.custom.FunctionHome;
import io.heliosdb.streaming.operators.custom.OpenFunctions;
import io.heliosdb.streaming.operators.custom.ScalarSite;
import io.heliosdb.streaming.operators.custom.UserFunction;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

/** Classes of users: where they come from, what they see, and that they go. */
final class FunctionCodeTest {
    private static final String OF_FLINK =
            """
            package mine;

            import org.apache.flink.table.functions.FunctionContext;
            import org.apache.flink.table.functions.ScalarFunction;

            public class Twice extends ScalarFunction {
                @Override
                public void open(FunctionContext context) {
                    if (Boolean.getBoolean("mine.metrics")) {
                        context.getMetricGroup();
                    }
                }

                public Integer eval(Integer number) {
                    return number == null ? null : 2 * number;
                }
            }
            """;

    private static final String OWN =
"""
            package mine;

            import io.heliosdb.streaming.operators.custom.*;
            import java.util.List;

            public class Looks implements CustomScalar {
                public List<Signature> signatures() {
                    return List.of(Signature.of("STRING").returning("BOOLEAN"));
                }

                public void evaluate(Arguments arguments, Result result) {
                    try {
                        Class.forName(arguments.textAt(0));
                        result.set(true);
                    } catch (ClassNotFoundException e) {
                        result.set(false);
                    }
                }
            }
""";

    private final PlannerFolder folder =
            new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory")));
    private final FunctionCode code = new FunctionCode(folder);

    @TempDir private Path place;

    @Test
    void aFunctionOfFlinkRunsAndGoesWithItsHome() throws Exception {
        final Path jar = jar("Twice", OF_FLINK);
        final WeakReference<ClassLoader> loader = runOnce(jar);
        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(loader.get()).as("the class loader of the function").isNull();
    }

    private WeakReference<ClassLoader> runOnce(final Path jar) {
        final CallForm form = form("mine.Twice", jar, SqlType.INTEGER, SqlType.INTEGER);
        try (OpenFunctions open = form.function().home().open()) {
            assertThat(new ScalarSite(form, open).evaluate(Arrays.asList(21L))).isEqualTo(42L);
            assertThat(new ScalarSite(form, open).evaluate(Arrays.asList((Object) null))).isNull();
            return new WeakReference<>(((LoadedFunctions) open).loader());
        }
    }

    @Test
    void whatFlinksRuntimeWouldGiveIsRefused() throws Exception {
        final Path jar = jar("Twice", OF_FLINK);
        final CallForm form = form("mine.Twice", jar, SqlType.INTEGER, SqlType.INTEGER);
        System.setProperty("mine.metrics", "true");
        try (OpenFunctions open = form.function().home().open()) {
            assertThatThrownBy(() -> open.scalar(form))
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(CustomError.NOT_OPENED);
                                assertThat(error.detail())
                                        .contains("FunctionContext.getMetricGroup");
                            });
        } finally {
            System.clearProperty("mine.metrics");
        }
    }

    @Test
    void aFunctionSeesItsInterfacesAndNothingElseOfTheEngine() throws Exception {
        final Path jar = jar("Looks", OWN);
        final CallForm form = form("mine.Looks", jar, SqlType.STRING, SqlType.BOOLEAN);
        try (OpenFunctions open = form.function().home().open()) {
            final ScalarSite site = new ScalarSite(form, open);
            assertThat(site.evaluate(List.of(CustomScalar.class.getName()))).isEqualTo(true);
            assertThat(site.evaluate(List.of("org.apache.flink.types.Row"))).isEqualTo(true);
            assertThat(site.evaluate(List.of(FunctionCode.class.getName()))).isEqualTo(false);
            assertThat(site.evaluate(List.of("org.agrona.DirectBuffer"))).isEqualTo(false);
        }
    }

    @Test
    void aClassThatIsNotThereIsNamed() throws Exception {
        final Path jar = jar("Looks", OWN);
        assertThatThrownBy(
                        () ->
                                code.facts(
                                        new DeclaredFunction("f", "mine.Loks", List.of(jar), ""),
                                        "1"))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.what()).contains("mine.Loks"));
    }

    private CallForm form(
            final String className, final Path jar, final SqlType argument, final SqlType result) {
        final FunctionHome home = code.home(List.of(jar));
        return new CallForm(
                new UserFunction("f", className, "0", true, 0, home),
                List.of(argument),
                Arrays.asList((Object) null),
                result);
    }

    /** A jar of one class. */
    private Path jar(final String name, final String source) throws Exception {
        final Path file = place.resolve("mine/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        final Path classes = Files.createDirectories(place.resolve("classes"));
        final String own =
                Path.of(
                                CustomFunction.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .toString();
        final String path =
                Stream.concat(Stream.of(own), folder.jars().stream().map(URL::getPath))
                        .collect(Collectors.joining(java.io.File.pathSeparator));
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(
                                        null,
                                        null,
                                        null,
                                        "-proc:none",
                                        "-nowarn",
                                        "-cp",
                                        path,
                                        "-d",
                                        classes.toString(),
                                        file.toString()))
                .isZero();
        final Path jar = place.resolve(name + ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("mine/" + name + ".class"));
            zip.write(Files.readAllBytes(classes.resolve("mine/" + name + ".class")));
        }
        return jar;
    }
}
