package io.heliosdb.streaming.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.FakeAppliance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Requests over a socket, to their answers. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpDoorTest {
    @TempDir private static Path parent;
    private HttpRig rig;

    @BeforeAll
    void open() {
        rig = new HttpRig(parent.resolve("data"));
        rig.appliance.saved.complete(FakeAppliance.SAVED);
    }

    @AfterAll
    void close() throws Exception {
        rig.close();
    }

    private HttpResponse<String> ask(final String verb, final String path, final String body)
            throws Exception {
        return rig.ask(verb, path, Optional.of(rig.tokens.get("Admin")), body);
    }

    private void refused(final HttpResponse<String> answer, final int status, final String code)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(HttpRig.json(answer).path("code").asText()).isEqualTo(code);
        assertThat(HttpRig.json(answer).path("hint").isTextual()).isTrue();
    }

    /** Each endpoint × each role: what lacks a permission is refused, nothing else. */
    @Test
    void everyRouteAsksForItsPermissions() throws Exception {
        rig.readiness.set(Readiness.State.READY);
        for (final Route route : rig.routes()) {
            if (route.isOpen()) {
                continue;
            }
            final String path = route.path().replaceAll("\\{\\w+}", "nobody");
            final String verb = route.verb().name();
            assertThat(rig.ask(verb, path, Optional.empty(), "").statusCode())
                    .as("%s %s without a token", verb, path)
                    .isEqualTo(401);
            assertThat(rig.ask(verb, path, Optional.of("x.y.z"), "").statusCode())
                    .as("%s %s with another token", verb, path)
                    .isEqualTo(401);
            for (final Map.Entry<String, String> token : rig.tokens.entrySet()) {
                if (route.name().equals("auth.logout")) {
                    continue; // would end the token
                }
                final boolean isAllowed =
                        rig.security
                                .roles()
                                .permissions(token.getKey())
                                .containsAll(route.needed());
                final int status =
                        rig.ask(verb, path, Optional.of(token.getValue()), "").statusCode();
                assertThat(status == 403)
                        .as("%s %s as %s: %d", verb, path, token.getKey(), status)
                        .isEqualTo(!isAllowed);
                assertThat(status).as("%s %s", verb, path).isNotEqualTo(401).isLessThan(500);
            }
        }
    }

    @Test
    void theDescriptionHasEveryRouteAndAllItRefersTo() throws Exception {
        final JsonNode description =
                HttpRig.json(rig.ask("GET", "/openapi.json", Optional.empty(), ""));
        final Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                verb -> described.add(verb + path.getKey())));
        final Set<String> served = new TreeSet<>();
        final Set<String> names = new TreeSet<>();
        for (final Route route : rig.routes()) {
            served.add(route.verb().name().toLowerCase(java.util.Locale.ROOT) + route.path());
            assertThat(names.add(route.name())).as("%s twice", route.name()).isTrue();
            assertThat(route.summary()).as(route.path()).isNotBlank();
        }
        assertThat(described).isEqualTo(served);
        for (final JsonNode reference : description.findValues("$ref")) {
            assertThat(description.at(reference.asText().substring(1)).isObject())
                    .as(reference.asText())
                    .isTrue();
        }
    }

    @Test
    void answersHaveTheirForm() throws Exception {
        for (final String path :
                List.of("/api/v1/status", "/api/v1/jobs", "/api/v1/users", "/api/v1/audit")) {
            final Route route =
                    rig.routes().stream()
                            .filter(each -> each.path().equals(path) && each.verb() == Verb.GET)
                            .findFirst()
                            .orElseThrow();
            final HttpResponse<String> answer = ask("GET", path, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            route.answer().orElseThrow().check(HttpRig.json(answer));
        }
        Shapes.SAVED.check(HttpRig.json(ask("POST", "/api/v1/checkpoints", "")));
        Shapes.JOB.check(HttpRig.json(ask("GET", "/api/v1/jobs/delays", "")));
        assertThat(HttpRig.json(ask("GET", "/api/v1/jobs", "")).path("active_jobs").asInt())
                .isEqualTo(1);
    }

    @Test
    void jobsAreLedAndMade() throws Exception {
        assertThat(ask("POST", "/api/v1/jobs/delays/pause", "").statusCode()).isEqualTo(200);
        assertThat(rig.appliance.asked).contains("PAUSE delays");
        refused(ask("POST", "/api/v1/jobs/other/pause", ""), 404, "HNET-0209");
        assertThat(
                        ask("POST", "/api/v1/jobs", "{\"name\": \"delays\", \"sql\": \"SELECT 1\"}")
                                .statusCode())
                .isEqualTo(201);
        assertThat(rig.appliance.asked).contains("create delays: SELECT 1");
    }

    @Test
    void ordersAreNotedWithWhoGaveThem() throws Exception {
        final String path = "/api/v1/jobs/delays/restart";
        assertThat(rig.ask("POST", path, Optional.of(rig.tokens.get("Operator")), "").statusCode())
                .isEqualTo(200);
        assertThat(rig.noted)
                .filteredOn(entry -> entry.action().equals("job.restart"))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.by().who()).isEqualTo("operator");
                            assertThat(entry.by().address()).isEqualTo("127.0.0.1");
                            assertThat(entry.object()).isEqualTo("delays");
                            assertThat(entry.outcome()).isEqualTo("done");
                        });
        ask("POST", "/api/v1/jobs", "{\"name\": \"x\", \"sql\": \"password\"}");
        assertThat(rig.noted)
                .filteredOn(entry -> entry.object().equals("x"))
                .singleElement()
                .satisfies(
                        entry ->
                                assertThat(entry.detail())
                                        .startsWith("sql sha256 5e884898da28047151d0e56f8dc62927"));
    }

    @Test
    void theAuditLogIsReadPageByPage() throws Exception {
        final String path = "/api/v1/audit";
        final JsonNode first = HttpRig.json(ask("GET", path + "?limit=2", ""));
        Shapes.AUDIT_PAGE.check(first);
        assertThat(first.path("entries")).hasSize(2);
        assertThat(first.path("next").asLong()).isEqualTo(3);
        final JsonNode next = HttpRig.json(ask("GET", path + "?limit=1&from=3", ""));
        assertThat(next.path("entries").path(0).path("seq").asLong()).isEqualTo(3);
        final JsonNode own = HttpRig.json(ask("GET", path + "?user=admin&limit=1000", ""));
        assertThat(own.path("entries").findValuesAsText("who")).containsOnly("admin");
        assertThat(own.path("next").isNull()).isTrue();
        for (final String wrong :
                List.of(
                        "from=x",
                        "from=-1",
                        "limit=1e3",
                        "since=today",
                        "limit=" + "9".repeat(19))) {
            refused(ask("GET", path + "?" + wrong, ""), 400, "HNET-0231");
        }
    }

    @Test
    void bodiesAreReadStrictly() throws Exception {
        final String path = "/api/v1/jobs";
        for (final String body :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{\"name\": 1, \"sql\": \"\"}",
                        "{\"name\": \"a\"}",
                        "{\"name\": \"a\", \"name\": \"b\", \"sql\": \"\"}",
                        "{\"name\": \"a\", \"sql\": \"\"} {}",
                        "[".repeat(10_000))) {
            refused(ask("POST", path, body), 400, "HNET-0203");
        }
        final HttpResponse<String> misspelt = ask("POST", path, "{\"nam\": \"a\", \"sql\": \"\"}");
        refused(misspelt, 400, "HNET-0203");
        assertThat(misspelt.body()).contains("did you mean 'name'?");
        refused(ask("POST", path, "x".repeat((1 << 20) + 1)), 413, "HNET-0204");
        refused(
                rig.ask(
                        "POST",
                        path,
                        Optional.of(rig.tokens.get("Admin")),
                        "{}",
                        Map.of("Content-Encoding", "gzip")),
                415,
                "HNET-0205");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        refused(ask("GET", "/api/v1/nothing", ""), 404, "HNET-0201");
        refused(ask("PUT", "/api/v1/jobs", "{}"), 405, "HNET-0202");
        refused(ask("GET", "/api/v1/../v1/%2e%2e/x", ""), 404, "HNET-0201");
    }

    @Test
    void probesTellHowFarTheProcessIs() throws Exception {
        rig.readiness.set(Readiness.State.STARTING);
        assertThat(rig.probe("/health").statusCode()).isEqualTo(200);
        assertThat(rig.probe("/ready").statusCode()).isEqualTo(503);
        rig.readiness.set(Readiness.State.READY);
        assertThat(rig.probe("/ready").statusCode()).isEqualTo(200);
        rig.readiness.set(Readiness.State.STOPPING);
        assertThat(rig.probe("/ready").statusCode()).isEqualTo(503);
        assertThat(rig.probe("/api/v1/jobs").statusCode()).isEqualTo(404);
    }

    @Test
    void usersLogInAndOut() throws Exception {
        final String path = "/api/v1/users";
        final String made =
                "{\"username\": \"bob\", \"password\": \""
                        + HttpRig.PASSWORD
                        + "\", \"roles\": [\"Viewer\"]}";
        assertThat(ask("POST", path, made).statusCode()).isEqualTo(201);
        assertThat(ask("POST", path, made).statusCode()).isEqualTo(409);
        final String login = "{\"username\": \"bob\", \"password\": \"" + HttpRig.PASSWORD + "\"}";
        final HttpResponse<String> answer =
                rig.ask("POST", "/api/v1/auth/login", Optional.empty(), login);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        final Optional<String> token = Optional.of(HttpRig.json(answer).path("token").asText());
        assertThat(rig.ask("GET", "/api/v1/jobs", token, "").statusCode()).isEqualTo(200);
        assertThat(rig.ask("POST", "/api/v1/auth/logout", token, "").statusCode()).isEqualTo(204);
        final HttpResponse<String> ended = rig.ask("GET", "/api/v1/jobs", token, "");
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(
                        rig.ask(
                                        "POST",
                                        "/api/v1/auth/login",
                                        Optional.empty(),
                                        login.replace("winter", "sommer"))
                                .statusCode())
                .isEqualTo(401);
        assertThat(ask("DELETE", path + "/bob", "").statusCode()).isEqualTo(204);
        assertThat(ask("DELETE", path + "/bob", "").statusCode()).isEqualTo(404);
    }
}
