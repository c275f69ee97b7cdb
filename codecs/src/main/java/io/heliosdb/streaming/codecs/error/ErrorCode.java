package io.heliosdb.streaming.codecs.error;

/**
 * A declared error. Implemented by one enum per module, so that the reference page can be generated
 * from the enums.
 *
 * <p>Ranges: {@code HCOD} codecs and formats, {@code HRNG} log ring, {@code HSTA} state, {@code
 * HSQL} SQL front end and plans, {@code HOPR} operators at run time, {@code HCON} connectors,
 * {@code HCLI} command line; four digits each.
 */
public interface ErrorCode {
    /**
     * The code as printed, for example {@code HSQL-0101}. Never changes its meaning once released.
     */
    String code();

    Category category();

    /** One sentence for the reference page: what the code means in general. */
    String meaning();
}
