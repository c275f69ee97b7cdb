package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** What the audit log of a running appliance tells of changes to users and tokens. */
@Timeout(300)
class UserAuditRunTest extends ApiRig {
    private static final String NEW =
            "{\"username\": \"bert\", \"password\": \"%s\", \"roles\": [\"Viewer\"]}";

    @Test
    void eachChangeNamesTheUser() throws Exception {
        copyStream();
        start("run");
        register();
        ask(400, "POST", "/api/v1/users", NEW.formatted("x"));
        ask(201, "POST", "/api/v1/users", NEW.formatted("nebel steigt im herbst"));
        ask(200, "PUT", "/api/v1/users/bert/roles", "{\"roles\": [\"Operator\"]}");
        ask(200, "PUT", "/api/v1/users/bert/enabled", "{\"enabled\": false}");
        ask(200, "DELETE", "/api/v1/users/bert/tokens", "");
        ask(204, "DELETE", "/api/v1/users/bert", "");
        ask(404, "DELETE", "/api/v1/users/bert", "");
        ask(204, "POST", "/api/v1/auth/logout", "");
        login();
        assertThat(told())
                .containsSubsequence(
                        "user.create bert failed HSEC-0306",
                        "user.create bert done ",
                        "user.roles bert done ",
                        "user.enabled bert done ",
                        "user.tokens.end bert done ",
                        "user.delete bert done ",
                        "user.delete bert failed HSEC-0303",
                        "auth.logout anna done ");
        end();
    }

    private List<String> told() throws Exception {
        final List<String> told = new ArrayList<>();
        ask(200, "GET", "/api/v1/audit", "")
                .path("entries")
                .forEach(
                        entry ->
                                told.add(
                                        entry.path("action").asText()
                                                + ' '
                                                + entry.path("object").asText()
                                                + ' '
                                                + entry.path("outcome").asText()
                                                + ' '
                                                + entry.path("detail").asText()));
        return told;
    }
}
