package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.sql.FunctionJars;
import io.heliosdb.streaming.gateway.sql.StopSwitch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tables and views that are kept in a data folder by {@code sql --data}. */
final class CatalogTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    private String table;

    @BeforeEach
    void writeEvents() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "1,a\n2,b\n");
        table =
                "CREATE TABLE t (k INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '"
                        + folder.resolve("t.csv")
                        + "', 'format' = 'csv');";
    }

    /** The exit code of the statements, in a session of their own. */
    private int run(final String statements) {
        output.reset();
        notices.reset();
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(notices, false, StandardCharsets.UTF_8)) {
            return Main.execute(
                    new Streams(out, err, new StopSwitch()),
                    "sql",
                    "--data",
                    folder.resolve("data").toString(),
                    "--format",
                    "csv",
                    "-e",
                    statements);
        }
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String notices() {
        return notices.toString(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/catalog"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatOneSessionDeclaresTheNextOneHas() throws IOException {
        assertThat(
                        run(
                                table
                                        + "CREATE DATABASE d; USE d;"
                                        + "CREATE VIEW `a.b` AS SELECT s FROM default_database.t;"
                                        + "CREATE TABLE u LIKE default_database.t;"))
                .isZero();
        assertThat(files())
                .containsExactly(
                        "database.d..sql",
                        "table.d.u.sql",
                        "table.default_database.t.sql",
                        "view.d.a%2Eb.sql");
        assertThat(run("SELECT s, k FROM t, d.`a.b` WHERE FALSE;")).isNotZero();
        assertThat(run("SELECT * FROM d.`a.b`;")).isZero();
        assertThat(output()).isEqualTo("s\na\nb\n");
        assertThat(run("SELECT k FROM d.u;")).isZero();
        assertThat(output()).isEqualTo("k\n1\n2\n");
    }

    @Test
    void changesAreKeptAndNamesMove() throws IOException {
        assertThat(run(table)).isZero();
        assertThat(run("ALTER TABLE t ADD (twice AS k * 2); ALTER TABLE t RENAME TO w;")).isZero();
        assertThat(files()).containsExactly("table.default_database.w.sql");
        assertThat(run("SELECT twice FROM w;")).isZero();
        assertThat(output()).isEqualTo("twice\n2\n4\n");
        assertThat(run("ALTER TABLE w DROP twice; SHOW COLUMNS FROM w;")).isZero();
        assertThat(output()).doesNotContain("twice").contains(" k    | INT ");
        assertThat(run("DROP TABLE w;")).isZero();
        assertThat(files()).isEmpty();
        assertThat(run("SHOW TABLES;")).isZero();
        assertThat(output()).isEqualTo(" table name\n------------\n\n");
    }

    @Test
    void whatIsTemporaryOrFailsIsNotKept() throws IOException {
        assertThat(
                        run(
                                table
                                        + "CREATE TEMPORARY TABLE x (a INT) WITH ('connector' ="
                                        + " 'print');"
                                        + "CREATE TEMPORARY VIEW y AS SELECT 1 AS a;"))
                .isZero();
        assertThat(run(table)).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("table t is declared twice");
        assertThat(run("CREATE TABLE z (a NOTYPE);")).isEqualTo(ExitCode.FAILED);
        assertThat(files()).containsExactly("table.default_database.t.sql");
    }

    @Test
    void aSecretIsNotKept() {
        assertThat(
                        run(
                                "CREATE TABLE x (a INT) WITH ('connector' = 'print',"
                                        + " 'print.Password' = 'p');"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("HSQL-0117").contains("CREATE TEMPORARY TABLE");
        assertThat(folder.resolve("data/catalog")).doesNotExist();
    }

    @Test
    void aFileOfALaterVersionIsNamed() throws IOException {
        assertThat(run(table)).isZero();
        final Path file = folder.resolve("data/catalog/table.default_database.t.sql");
        Files.writeString(file, Files.readString(file).replace("catalog 1", "catalog 2"));
        assertThat(run("SHOW TABLES;")).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("HSQL-0118").contains(file.toString());
    }

    @Test
    void aFunctionWhoseJarIsGoneFailsOnlyWhereItIsUsed() throws IOException {
        final Path jar = FunctionJars.write(folder);
        final String create = "CREATE FUNCTION shout AS 'functions.Shout' USING JAR '" + jar + "';";
        assertThat(run(table + create + "CREATE VIEW v AS SELECT shout(s) AS x FROM t;")).isZero();
        assertThat(run("SELECT * FROM v;")).isZero();
        assertThat(output()).isEqualTo("x\nA!\nB!\n");
        Files.move(jar, folder.resolve("away.jar"));

        assertThat(run("SELECT k FROM t; CREATE VIEW w AS SELECT k + 1 AS x FROM t;")).isZero();
        assertThat(output()).isEqualTo("k\n1\n2\n");
        assertThat(run("SELECT shout(s) FROM t;")).isEqualTo(ExitCode.FAILED);
        assertThat(notices())
                .contains("HSQL-0105")
                .contains("function shout of the catalog cannot be used")
                .contains("jar '" + jar + "' cannot be read")
                .contains("line 1, column 8");
        assertThat(run("SELECT * FROM v;")).isEqualTo(ExitCode.FAILED);
        assertThat(notices())
                .contains("view v of the catalog cannot be used")
                .contains("jar '" + jar + "' cannot be read");
        assertThat(files())
                .containsExactly(
                        "function.default_database.shout.sql",
                        "table.default_database.t.sql",
                        "view.default_database.v.sql",
                        "view.default_database.w.sql");

        Files.move(folder.resolve("away.jar"), jar);
        assertThat(run("SELECT * FROM v;")).isZero();
        Files.delete(jar);
        assertThat(run("DROP VIEW v; DROP FUNCTION IF EXISTS shout;")).isZero();
        assertThat(files())
                .containsExactly("table.default_database.t.sql", "view.default_database.w.sql");
        assertThat(run("SELECT shout(s) FROM t;")).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("function shout does not exist");
    }

    @Test
    void aViewStaysWhereItsFunctionIsDropped() throws IOException {
        final String create =
                "CREATE FUNCTION shout AS 'functions.Shout' USING JAR '"
                        + FunctionJars.write(folder)
                        + "';";
        assertThat(run(table + create + "CREATE VIEW v AS SELECT shout(s) AS x FROM t;")).isZero();
        assertThat(run("DROP FUNCTION shout; SELECT * FROM v;")).isEqualTo(ExitCode.FAILED);
        assertThat(notices()).contains("shout");
        assertThat(run("SELECT k FROM t; SELECT * FROM v;")).isEqualTo(ExitCode.FAILED);
        assertThat(output()).isEqualTo("k\n1\n2\n");
        assertThat(notices())
                .contains("view v of the catalog cannot be used")
                .contains("function shout does not exist");
        assertThat(run(create + "SELECT k FROM t;")).isZero();
        assertThat(run("SELECT * FROM v;")).isZero();
        assertThat(output()).isEqualTo("x\nA!\nB!\n");
    }
}
