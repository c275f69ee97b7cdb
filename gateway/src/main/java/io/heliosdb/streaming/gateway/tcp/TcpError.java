package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of feeds over TCP. */
public enum TcpError implements ErrorCode {
    GREETING("HNET-0401", "A connection does not begin with a greeting as it has to be."),
    TOO_SLOW("HNET-0402", "A client did not greet, or did not read what it was told, in time."),
    CUT_OFF("HNET-0403", "A connection ended within a line, which was not taken."),
    NOT_OPENED("HNET-0404", "The door for feeds cannot be opened on its address."),
    FRAME("HNET-0405", "A message of a feed is not as the protocol says."),
    GAP("HNET-0406", "Rows of a feed do not follow those before."),
    CROWDED(
            "HNET-0407",
            "There are too many connections, or too many that do not greet: come again later.");

    private final String code;
    private final String meaning;

    TcpError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
