package io.heliosdb.streaming.perf.proof.crash.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

final class OracleIndependenceTest {
    @Test
    void sharesNoCodeWithTheEngine() {
        classes()
                .that()
                .resideInAPackage(Oracle.class.getPackageName())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", Oracle.class.getPackageName())
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(Oracle.class.getPackageName()));
    }
}
