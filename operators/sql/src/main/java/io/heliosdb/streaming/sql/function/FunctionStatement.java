package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.loader.JarFile;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Reads CREATE FUNCTION, as far as the engine itself must know what it says. */
public final class FunctionStatement {
    private static final String FILE = "file:";

    private final Statement statement;
    private final List<Token> tokens;

    private FunctionStatement(final Statement statement) {
        this.statement = statement;
        tokens = Tokenizer.tokens("", statement.text());
    }

    /** Whether it is a CREATE FUNCTION. */
    public static boolean isOne(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        int at = 1;
        while (at < tokens.size()
                && (tokens.get(at).is("TEMPORARY") || tokens.get(at).is("SYSTEM"))) {
            at++;
        }
        return tokens.getFirst().is("CREATE")
                && at < tokens.size()
                && tokens.get(at).is("FUNCTION");
    }

    /**
     * Reads the statement, and the jars for their digest.
     *
     * @throws HeliosException {@code HSQL-0105} if a jar cannot be read, {@code HSQL-0002} if it is
     *     not about Java
     */
    public static DeclaredFunction read(final Statement statement) {
        return new FunctionStatement(statement).read();
    }

    private DeclaredFunction read() {
        String name = "";
        String className = "";
        final List<Token> jars = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            final Token token = tokens.get(i);
            final Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
            if (token.is("AS") && next.kind() == Token.Kind.STRING && className.isEmpty()) {
                name = tokens.get(i - 1).name();
                className = text(next);
            } else if (token.is("LANGUAGE") && !next.is("JAVA")) {
                throw HeliosException.of(
                                SqlError.STATEMENT_UNSUPPORTED,
                                "functions in " + next.upper() + " are not supported")
                        .at(statement.at(next.start()))
                        .hint("LANGUAGE JAVA");
            } else if (token.is("JAR") && next.kind() == Token.Kind.STRING) {
                jars.add(next);
            }
        }
        if (className.isEmpty()) {
            throw HeliosException.of(SqlError.SYNTAX, "CREATE FUNCTION does not name a class")
                    .at(statement.position())
                    .hint("CREATE FUNCTION name AS 'package.Class' USING JAR 'path'");
        }
        if (jars.isEmpty()) {
            throw HeliosException.of(
                            SqlError.UNKNOWN_FUNCTION, "CREATE FUNCTION does not say which jar")
                    .detail("class " + className)
                    .at(statement.position())
                    .hint("CREATE FUNCTION name AS 'package.Class' USING JAR 'path'");
        }
        final MessageDigest digest = sha256();
        final List<Path> paths = new ArrayList<>();
        jars.forEach(jar -> paths.add(digested(jar, digest)));
        return new DeclaredFunction(
                name, className, paths, HexFormat.of().formatHex(digest.digest()));
    }

    private static String text(final Token string) {
        return string.text().substring(1, string.text().length() - 1).replace("''", "'");
    }

    private Path digested(final Token jar, final MessageDigest digest) {
        final String text = text(jar);
        final Path path =
                Path.of(
                                text.toLowerCase(Locale.ROOT).startsWith(FILE)
                                        ? text.substring(FILE.length()).replaceFirst("^//+", "/")
                                        : text)
                        .toAbsolutePath();
        try {
            digest.update(JarFile.bytes(path));
            return path;
        } catch (final IOException e) {
            throw HeliosException.of(SqlError.UNKNOWN_FUNCTION, "jar '" + text + "' cannot be read")
                    .detail(
                            e instanceof NoSuchFileException
                                    ? "there is no file " + path
                                    : "of " + path + ": " + e.getMessage())
                    .at(statement.at(jar.start()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
