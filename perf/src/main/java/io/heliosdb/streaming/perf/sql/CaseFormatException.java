package io.heliosdb.streaming.perf.sql;

import java.nio.file.Path;

/** A case file that does not follow the format. */
public final class CaseFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaseFormatException(Path file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
