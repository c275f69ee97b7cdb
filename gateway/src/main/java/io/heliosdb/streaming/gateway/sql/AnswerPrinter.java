package io.heliosdb.streaming.gateway.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.gateway.result.TextTable;
import io.heliosdb.streaming.sql.script.Statement;

import java.io.PrintStream;
import java.util.List;

/**
 * Prints what statements answer besides the rows of a job: for people, or for programs as one JSON
 * object a line.
 */
final class AnswerPrinter {
    /** The member by which an object is known to stand in front of a statement's own. */
    private static final String STATEMENT = "@statement";

    private final PrintStream stream;
    private final boolean isJson;
    private final ObjectMapper json = new ObjectMapper();

    AnswerPrinter(final PrintStream stream, final boolean isJson) {
        this.stream = stream;
        this.isJson = isJson;
    }

    /**
     * For programs, says whose objects follow; people see that themselves.
     *
     * @param number of the statement in its session, from 1
     */
    void head(final int number, final Statement statement) {
        if (!isJson) {
            return;
        }
        final Position position = statement.position();
        print(
                json.createObjectNode()
                        .put(STATEMENT, number)
                        .put("file", position.file())
                        .put("line", position.line())
                        .put("column", position.column()));
    }

    /** A small table of text; null is NULL. */
    void rows(final List<String> columns, final List<List<String>> rows) {
        if (!isJson) {
            TextTable.print(stream, columns, rows);
            return;
        }
        for (final List<String> row : rows) {
            final ObjectNode object = json.createObjectNode();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.get(i));
            }
            print(object);
        }
    }

    /** A long text: a plan, or code. */
    void text(final String name, final String text) {
        if (isJson) {
            print(json.createObjectNode().put(name, text));
        } else {
            stream.println(text);
        }
    }

    private void print(final ObjectNode object) {
        stream.print(object + "\n");
    }
}
