package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.gateway.security.access.Permission;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * A request at the gate.
 *
 * @param peer other end of the connection
 * @param forwardedFor header {@code X-Forwarded-For}, several joined by commas in their order
 * @param bearer token, without the word before it
 * @param isOpen whether it needs no token, as a login
 * @param isFeed whether it brings events: then it is limited by the room for them, not by requests
 * @param needed all of them; none of an open one
 * @param action for the audit log, in lower case, like {@code job.cancel}
 * @param object for the audit log, like the name of a job; empty if there is none
 */
public record GateRequest(
        InetAddress peer,
        Optional<String> forwardedFor,
        Optional<String> bearer,
        boolean isOpen,
        boolean isFeed,
        Set<Permission> needed,
        String action,
        String object) {
    public GateRequest {
        needed = Set.copyOf(needed);
        if (isOpen != needed.isEmpty()) {
            throw new IllegalArgumentException("what is not open needs a permission");
        }
    }

    /** That needs a token and permissions. */
    public static GateRequest of(
            final InetAddress peer,
            final Optional<String> forwardedFor,
            final Optional<String> bearer,
            final Set<Permission> needed,
            final String action,
            final String object) {
        return new GateRequest(peer, forwardedFor, bearer, false, false, needed, action, object);
    }

    /** That anybody may send. */
    public static GateRequest open(
            final InetAddress peer, final Optional<String> forwardedFor, final String action) {
        return new GateRequest(
                peer, forwardedFor, Optional.empty(), true, false, Set.of(), action, "");
    }

    /** The same, which brings events. */
    public GateRequest asFeed() {
        return new GateRequest(peer, forwardedFor, bearer, isOpen, true, needed, action, object);
    }

    /** Whether it changes anything, so that it is refused if it cannot be audited. */
    boolean isPrivileged() {
        return needed.stream().anyMatch(each -> each != Permission.READ);
    }
}
