package io.heliosdb.streaming.gateway.security.answer;

import io.heliosdb.streaming.codecs.error.ErrorCode;

/** An error that the sender of a request is told of. */
public interface AnsweredError extends ErrorCode {
    /** How it is told. */
    Answer answer();
}
