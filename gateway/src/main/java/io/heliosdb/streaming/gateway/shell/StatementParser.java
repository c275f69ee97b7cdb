package io.heliosdb.streaming.gateway.shell;

import io.heliosdb.streaming.sql.script.StatementSplitter;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Lets a line go on until its statement ends with a semicolon outside quotes and comments. */
final class StatementParser extends DefaultParser {
    StatementParser() {
        setEscapeChars(null);
        setQuoteChars(null);
    }

    @Override
    public ParsedLine parse(final String line, final int cursor, final ParseContext context) {
        final boolean isCommand = line.isBlank() || ShellCommand.of(line).isPresent();
        if (context == ParseContext.ACCEPT_LINE
                && !isCommand
                && !StatementSplitter.isComplete(line)) {
            throw new EOFError(-1, -1, "statement goes on");
        }
        return super.parse(
                line,
                cursor,
                context == ParseContext.ACCEPT_LINE ? ParseContext.COMPLETE : context);
    }
}
