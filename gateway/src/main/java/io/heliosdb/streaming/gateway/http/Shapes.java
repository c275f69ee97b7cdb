package io.heliosdb.streaming.gateway.http;

/** Forms of what is sent and answered. */
final class Shapes {
    static final Shape POSITION =
            Shape.named("Position")
                    .with("file", Shape.Kind.TEXT, "name of the text")
                    .with("line", Shape.Kind.COUNT, "from 1")
                    .with("column", Shape.Kind.COUNT, "from 1");

    static final Shape ERROR =
            Shape.named("Error")
                    .with("code", Shape.Kind.TEXT, "of the reference of errors")
                    .with("category", Shape.Kind.TEXT, "fatal, error or warning")
                    .with("error", Shape.Kind.TEXT, "what happened")
                    .with("detail", Shape.Kind.TEXT, "more about it")
                    .with("hint", Shape.Kind.TEXT, "what can be done")
                    .maybe("position", Shape.Kind.OBJECT, "where in a text: a Position")
                    .maybe("others", Shape.Kind.ARRAY, "further errors, of a configuration");

    static final Shape HEALTH =
            Shape.named("Health").with("status", Shape.Kind.TEXT, "ok, or what it waits for");

    static final Shape COLUMN =
            Shape.named("Column")
                    .with("name", Shape.Kind.TEXT, "of the column")
                    .with("type", Shape.Kind.TEXT, "of SQL");

    static final Shape STREAM =
            Shape.named("Stream")
                    .with("name", Shape.Kind.TEXT, "of its table")
                    .with("durability", Shape.Kind.TEXT, "of what is acknowledged")
                    .with("rows", Shape.Kind.COUNT, "taken in this process")
                    .with("repeated_rows", Shape.Kind.COUNT, "dropped, as they were taken before")
                    .with("clients", Shape.Kind.COUNT, "that feed it now")
                    .list("columns", COLUMN, "in their order");

    static final Shape RESULT_STREAM =
            Shape.named("ResultStream")
                    .with("name", Shape.Kind.TEXT, "of its table")
                    .with("rows", Shape.Kind.COUNT, "written in this process")
                    .with("stored_bytes", Shape.Kind.COUNT, "kept in files")
                    .with("subscribers", Shape.Kind.COUNT, "that read it now")
                    .maybe("webhook_host", Shape.Kind.TEXT, "that rows are sent to, if they are")
                    .maybe("webhook_rows", Shape.Kind.COUNT, "that its receiver has taken")
                    .maybe("webhook_requests", Shape.Kind.COUNT, "to it")
                    .maybe("webhook_failures", Shape.Kind.COUNT, "of them")
                    .maybe("webhook_trouble", Shape.Kind.TEXT, "why the last one failed")
                    .list("columns", COLUMN, "in their order");

    static final Shape STREAMS =
            Shape.named("Streams")
                    .list("streams", STREAM, "that can be fed, in the order of their names")
                    .list("results", RESULT_STREAM, "that jobs write");

    static final Shape EVENTS_TAKEN =
            Shape.named("EventsTaken")
                    .with("rows", Shape.Kind.COUNT, "of the request")
                    .with("repeated_rows", Shape.Kind.COUNT, "of them, taken before")
                    .with("next_sequence", Shape.Kind.COUNT, "that a producer goes on with")
                    .with("durability", Shape.Kind.TEXT, "that all of them have");

    static final Shape JOB =
            Shape.named("Job")
                    .with("name", Shape.Kind.TEXT, "of its SQL file")
                    .with(
                            "state",
                            Shape.Kind.TEXT,
                            "recovering, running, restarting, failed, paused, finished or"
                                    + " cancelled")
                    .maybe("processed_rows", Shape.Kind.COUNT, "rows taken in since it began")
                    .maybe("delivered_rows", Shape.Kind.COUNT, "results given since it began")
                    .maybe("watermark", Shape.Kind.TEXT, "event time that it has reached")
                    .with("restarts", Shape.Kind.COUNT, "after failures, in this process")
                    .with("dead_letters", Shape.Kind.COUNT, "rows put aside since it began")
                    .maybe("failure", Shape.Kind.TEXT, "its last one, in this process")
                    .with("aligned_sources", Shape.Kind.ARRAY, "sources that wait for each other")
                    .with("operators", Shape.Kind.ARRAY, "rows of each operator");

    static final Shape JOBS =
            Shape.named("Jobs")
                    .with("active_jobs", Shape.Kind.COUNT, "jobs that are not over")
                    .list("jobs", JOB, "in the order of their names");

    static final Shape SAVED =
            Shape.named("SavedState")
                    .with("id", Shape.Kind.TEXT, "name of the checkpoint or savepoint")
                    .with("number", Shape.Kind.COUNT, "rises with each of the appliance")
                    .with("barrier", Shape.Kind.COUNT, "rows of the log that it covers")
                    .with("epoch", Shape.Kind.COUNT, "of the process that wrote it")
                    .with("bytes", Shape.Kind.COUNT, "written for it")
                    .with("duration_ms", Shape.Kind.COUNT, "until it was durable");

    static final Shape APPLIANCE =
            Shape.named("Appliance")
                    .with("state", Shape.Kind.TEXT, "recovering, running, draining or stopped")
                    .with("appliance", Shape.Kind.TEXT, "made once for the data folder")
                    .with("process", Shape.Kind.COUNT, "id of the process")
                    .with("epoch", Shape.Kind.COUNT, "number of its start")
                    .with("started", Shape.Kind.TEXT, "when it started")
                    .with("durability", Shape.Kind.TEXT, "at which results are released")
                    .with("recorded_below", Shape.Kind.COUNT, "rows that survive the process")
                    .with("fsynced_below", Shape.Kind.COUNT, "rows that survive a loss of power")
                    .with("input_stopped", Shape.Kind.FLAG, "whether the disk is nearly full")
                    .with("usable_bytes", Shape.Kind.COUNT, "left on the disk")
                    .with("total_bytes", Shape.Kind.COUNT, "of the disk")
                    .maybe("last_checkpoint", Shape.Kind.OBJECT, "a SavedState")
                    .with("failed_checkpoints", Shape.Kind.COUNT, "in this process")
                    .list("jobs", JOB, "in the order of their names");

    static final Shape LED =
            Shape.named("LedJob")
                    .with("job", Shape.Kind.TEXT, "its name")
                    .with("state", Shape.Kind.TEXT, "where it is now");

    static final Shape OUTLOOK =
            Shape.named("JobOutlook")
                    .with("job", Shape.Kind.TEXT, "its name")
                    .with(
                            "fate",
                            Shape.Kind.TEXT,
                            "created, unchanged, changed, missing or refused")
                    .maybe("failure", Shape.Kind.OBJECT, "an Error, if it was refused");

    static final Shape RELOADED =
            Shape.named("Reloaded")
                    .with("applied", Shape.Kind.ARRAY, "keys whose new values count now")
                    .with(
                            "needs_restart",
                            Shape.Kind.ARRAY,
                            "keys whose new values count from the next start on")
                    .list("jobs", OUTLOOK, "what has become of each");

    static final Shape NEW_JOB =
            Shape.named("NewJob")
                    .with("name", Shape.Kind.TEXT, "letters, digits, - and _, at most 64")
                    .with("sql", Shape.Kind.TEXT, "its tables and INSERTs");

    static final Shape DELETED =
            Shape.named("Deleted").with("deleted", Shape.Kind.TEXT, "what is gone");

    static final Shape LOGIN =
            Shape.named("Login")
                    .with("username", Shape.Kind.TEXT, "in lower case")
                    .with("password", Shape.Kind.TEXT, "his");

    static final Shape FIRST_ADMIN =
            Shape.named("FirstAdmin")
                    .with("code", Shape.Kind.TEXT, "shown at the start, good for 15 minutes")
                    .with("username", Shape.Kind.TEXT, "in lower case")
                    .with("password", Shape.Kind.TEXT, "at least 12 characters");

    static final Shape TOKEN =
            Shape.named("Token")
                    .with("token", Shape.Kind.TEXT, "for the header Authorization: Bearer")
                    .with("expires", Shape.Kind.TEXT, "when its time ends")
                    .with("username", Shape.Kind.TEXT, "whose it is")
                    .with("roles", Shape.Kind.ARRAY, "his");

    static final Shape USER =
            Shape.named("User")
                    .with("username", Shape.Kind.TEXT, "in lower case")
                    .with("enabled", Shape.Kind.FLAG, "whether he may come in")
                    .with("created", Shape.Kind.TEXT, "when he was made")
                    .with("changed", Shape.Kind.TEXT, "when he was changed last")
                    .with("roles", Shape.Kind.ARRAY, "names of roles");

    static final Shape USERS = Shape.named("Users").list("users", USER, "by name");

    static final Shape NEW_USER =
            Shape.named("NewUser")
                    .with("username", Shape.Kind.TEXT, "in lower case")
                    .with("password", Shape.Kind.TEXT, "at least 12 characters")
                    .with("roles", Shape.Kind.ARRAY, "names of roles");

    static final Shape PASSWORD =
            Shape.named("Password").with("password", Shape.Kind.TEXT, "at least 12 characters");

    static final Shape ROLES =
            Shape.named("Roles").with("roles", Shape.Kind.ARRAY, "names of roles");

    static final Shape ENABLED =
            Shape.named("Enabled").with("enabled", Shape.Kind.FLAG, "whether he may come in");

    static final Shape AUDIT_ENTRY =
            Shape.named("AuditEntry")
                    .with("seq", Shape.Kind.COUNT, "its number, from 1")
                    .with("time", Shape.Kind.TEXT, "when")
                    .with("who", Shape.Kind.TEXT, "user, local:user of the machine, or -")
                    .with("address", Shape.Kind.TEXT, "that he came from")
                    .with("action", Shape.Kind.TEXT, "what he did, as job.pause")
                    .with("object", Shape.Kind.TEXT, "to which job, user or savepoint")
                    .with("outcome", Shape.Kind.TEXT, "allowed, refused, ordered, done or failed")
                    .with("detail", Shape.Kind.TEXT, "what else is known")
                    .with("prev", Shape.Kind.TEXT, "hash of the entry before")
                    .with("hash", Shape.Kind.TEXT, "of this entry");

    static final Shape AUDIT_PAGE =
            Shape.named("AuditPage")
                    .list("entries", AUDIT_ENTRY, "oldest first; there may be none on a page")
                    .maybe("next", Shape.Kind.COUNT, "from for the next page, null at the end");

    private Shapes() {}
}
