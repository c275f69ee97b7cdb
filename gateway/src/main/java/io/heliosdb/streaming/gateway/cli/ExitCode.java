package io.heliosdb.streaming.gateway.cli;

/**
 * What the process answers to its caller. Part of the documented interface: numbers never change
 * their meaning.
 */
final class ExitCode {
    /** Everything asked for was done. */
    static final int OK = 0;

    /**
     * A statement, its data or an outside system was at fault; the error was printed with its code.
     */
    static final int FAILED = 1;

    /** The command line itself was wrong. */
    static final int USAGE = 2;

    /** A defect of the program; please report it with the stack trace that was printed. */
    static final int INTERNAL = 3;

    /** A job was asked to end before its time, as by an interrupt from the keyboard. */
    static final int STOPPED = 130;

    /** Nobody reads standard output any more. */
    static final int OUTPUT_GONE = 141;

    private ExitCode() {}
}
