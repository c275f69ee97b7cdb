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
 * @param kind what rules hold for it
 * @param needed all of them; none of an open one
 * @param action for the audit log, in lower case, like {@code job.cancel}
 * @param object for the audit log, like the name of a job; empty if there is none
 */
public record GateRequest(
        InetAddress peer,
        Optional<String> forwardedFor,
        Optional<String> bearer,
        boolean isOpen,
        Kind kind,
        Set<Permission> needed,
        String action,
        String object) {
    /** What requests are for. */
    public enum Kind {
        /** Anything that the others are not. */
        USUAL,
        /** Brings events: it is limited by the room for them, not by requests. */
        FEED,
        /**
         * Looks every few seconds how the process is, without a token: it is in no audit log, and
         * has no limit if it comes from this machine.
         */
        PROBE
    }

    public GateRequest {
        needed = Set.copyOf(needed);
        if (isOpen != needed.isEmpty()) {
            throw new IllegalArgumentException("what is not open needs a permission");
        }
        if (kind == Kind.PROBE && !isOpen) {
            throw new IllegalArgumentException("a probe has no token");
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
        return new GateRequest(
                peer, forwardedFor, bearer, false, Kind.USUAL, needed, action, object);
    }

    /** That anybody may send. */
    public static GateRequest open(
            final InetAddress peer, final Optional<String> forwardedFor, final String action) {
        return new GateRequest(
                peer, forwardedFor, Optional.empty(), true, Kind.USUAL, Set.of(), action, "");
    }

    /** The same, which brings events. */
    public GateRequest asFeed() {
        return as(Kind.FEED);
    }

    /** The same, which looks how the process is. */
    public GateRequest asProbe() {
        return as(Kind.PROBE);
    }

    private GateRequest as(final Kind other) {
        return new GateRequest(peer, forwardedFor, bearer, isOpen, other, needed, action, object);
    }

    /** Whether it is a probe of this machine, which no proxy has passed on for another one. */
    boolean isOwnProbe() {
        return kind == Kind.PROBE && peer.isLoopbackAddress() && forwardedFor.isEmpty();
    }

    /** Whether it changes anything, so that it is refused if it cannot be audited. */
    boolean isPrivileged() {
        return needed.stream().anyMatch(each -> each != Permission.READ);
    }
}
