package io.heliosdb.streaming.gateway.security.access;

import java.util.Arrays;
import java.util.Optional;

/** What one may do; each endpoint needs one or more. */
public enum Permission {
    /** Look at anything: lists, states, queries, subscriptions. */
    READ("Read"),
    /** Define or change streams, jobs, schemas and connectors. */
    WRITE("Write"),
    /** Start and restart jobs, take savepoints, replay, retry dead letters. */
    EXECUTE("Execute"),
    /** Remove jobs, savepoints and dead letters. */
    DELETE("Delete"),
    /** Users, roles, keys and the audit log. */
    ADMIN("Admin"),
    /** Pause and cancel jobs. */
    CANCEL("Cancel"),
    /** Pause and resume admission, reload, rescale, fail over. */
    MANAGE("Manage");

    private final String title;

    Permission(final String title) {
        this.title = title;
    }

    /** Its name in files and answers, like {@code Read}. */
    public String title() {
        return title;
    }

    /** Of a title, exactly as written. */
    public static Optional<Permission> of(final String title) {
        return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
    }
}
