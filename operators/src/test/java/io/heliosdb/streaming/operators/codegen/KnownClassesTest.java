package io.heliosdb.streaming.operators.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Classes that are not there are looked for once. */
final class KnownClassesTest {
    private final List<String> asked = new ArrayList<>();

    private final ClassLoader classPath =
            new ClassLoader(KnownClassesTest.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(final String name) throws ClassNotFoundException {
                    asked.add(name);
                    throw new ClassNotFoundException(name);
                }
            };

    @Test
    void aClassThatIsThereIsLoadedByTheParent() throws ClassNotFoundException {
        final KnownClasses classes = new KnownClasses(classPath);
        assertThat(classes.loadClass(PipelineCompiler.class.getName()))
                .isSameAs(PipelineCompiler.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aClassThatIsNotThereIsLookedForOnce() {
        final KnownClasses classes = new KnownClasses(classPath);
        for (int i = 0; i < 3; i++) {
            for (final String name : List.of("java.util.Missing", "other.Missing")) {
                assertThatThrownBy(() -> classes.loadClass(name))
                        .isInstanceOf(ClassNotFoundException.class)
                        .hasMessage(name);
            }
        }
        assertThat(asked).containsExactly("java.util.Missing", "other.Missing");
    }
}
