package io.heliosdb.streaming.gateway.security.audit;

/**
 * Something that somebody did, tried or was refused. Texts may be of anybody: they are cut to
 * {@value #TEXT_LIMIT} characters and written so that none looks like another entry.
 *
 * @param who name of the caller, {@code -} if he is not known
 * @param address that he came from
 * @param action what, in lower case, like {@code job.create}
 * @param object what it was done to, empty if to nothing
 * @param outcome how it ended, like {@code allowed} or {@code refused}
 * @param detail what else is known, often the code of an error
 */
public record AuditEntry(
        String who, String address, String action, String object, String outcome, String detail) {
    /** Most characters that are kept of a text. */
    public static final int TEXT_LIMIT = 512;

    /** Of an unknown caller. */
    public static final String NOBODY = "-";

    /** Of what the appliance itself did. */
    static AuditEntry own(final String action, final String detail) {
        return new AuditEntry("heliosdb", NOBODY, action, "", "done", detail);
    }
}
