package io.heliosdb.streaming.gateway.control;

/**
 * Who orders something.
 *
 * @param who name of a user, or {@code local:} and the name of the operating system's
 * @param address that he came from, {@code local} for this machine's socket
 * @param isNoted whether it is noted already that he may order it
 */
public record Orderer(String who, String address, boolean isNoted) {
    private static final String LOCAL = "local";

    /** Somebody at the control socket, whom the operating system has let in. */
    static Orderer local(final String systemUser) {
        return new Orderer(LOCAL + ':' + systemUser, LOCAL, false);
    }
}
