package io.heliosdb.streaming.connectors.socket;

/**
 * One sequence of lines, numbered from 1: those of a producer that has named itself, over all its
 * connections and restarts, or those of one nameless connection.
 */
final class Feed {
    private static final byte[] NO_KEY = {};

    private final byte[] key;
    private Connection connection;
    private long takenLine;
    private long acknowledgedLine;
    private long nextGivenLine;

    private Feed(final byte[] key) {
        this.key = key;
    }

    /** The lines of a producer. */
    static Feed of(final byte[] producer) {
        return new Feed(producer);
    }

    /** The lines of a connection that has not named its producer. */
    static Feed nameless() {
        return new Feed(NO_KEY);
    }

    /** Id of the producer; empty if it has not named itself. */
    byte[] key() {
        return key;
    }

    /** The connection over which it sends, or null. */
    Connection connection() {
        return connection;
    }

    void connected(final Connection newConnection) {
        connection = newConnection;
    }

    /** Last line that became a row or was left out. */
    long takenLine() {
        return takenLine;
    }

    void taken() {
        takenLine++;
    }

    /** Last line that is safe at the job's level. */
    long acknowledgedLine() {
        return acknowledgedLine;
    }

    void acknowledged(final long line) {
        acknowledgedLine = Math.max(acknowledgedLine, line);
    }

    /** Whether no line was taken and no position of it was recorded. */
    boolean isNew() {
        return takenLine == 0 && nextGivenLine == 0;
    }

    /** Line that the next row of this feed would be if no line were left out in between. */
    long nextGivenLine() {
        return nextGivenLine;
    }

    void given(final long nextLine) {
        nextGivenLine = nextLine;
    }

    /** An earlier run has kept the lines up to this one. */
    void resume(final long line) {
        takenLine = line;
        acknowledgedLine = line;
        nextGivenLine = line + 1;
    }
}
