package io.heliosdb.streaming.codecs.error;

/** How much an error ends. */
public enum Category {
    /** The process cannot go on. */
    FATAL,
    /** The statement, job or connector that met it ends. */
    ERROR,
    /** It was handled; the user should know. */
    WARNING
}
