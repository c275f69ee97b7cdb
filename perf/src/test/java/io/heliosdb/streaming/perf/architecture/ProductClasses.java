package io.heliosdb.streaming.perf.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compiled main classes of every module, read once for all rules. */
final class ProductClasses {
    private static final Map<ProductModule, JavaClasses> BY_MODULE =
            ProductModule.ALL.stream()
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    module ->
                                            new ClassFileImporter().importPath(module.classes())));

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .importPaths(ProductModule.ALL.stream().map(ProductModule::classes).toList());

    private ProductClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    static JavaClasses of(final ProductModule module) {
        return BY_MODULE.get(module);
    }

    /** Uses of a class by a class, as sentences, wherever {@code forbidden} says so. */
    static List<String> uses(final JavaClasses from, final DependencyTest forbidden) {
        return from.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(
                        dependency ->
                                forbidden.matches(
                                        dependency.getOriginClass(),
                                        dependency.getTargetClass().getBaseComponentType()))
                .map(dependency -> dependency.getDescription())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a use of one class by another is against a rule. */
    interface DependencyTest {
        boolean matches(JavaClass user, JavaClass used);
    }
}
