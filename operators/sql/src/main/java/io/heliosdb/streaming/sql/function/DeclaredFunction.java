package io.heliosdb.streaming.sql.function;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function as CREATE FUNCTION declares it.
 *
 * @param name as written, without catalog and database
 * @param className its class
 * @param jars where the class is, and what it needs
 * @param digest SHA-256 of the jars' bytes, hexadecimal
 */
public record DeclaredFunction(String name, String className, List<Path> jars, String digest) {
    public DeclaredFunction {
        jars = List.copyOf(jars);
    }

    /** What follows the name in CREATE FUNCTION, with the jars' full paths. */
    public String text() {
        return " AS '"
                + className
                + "' LANGUAGE JAVA USING "
                + jars.stream()
                        .map(jar -> "JAR '" + jar.toString().replace("'", "''") + "'")
                        .collect(Collectors.joining(", "));
    }
}
