package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running appliance, driven over HTTP from its first start on. */
@Timeout(300)
class HttpRunTest extends ApiRig {
    private String state(final String job) throws Exception {
        return ask(200, "GET", "/api/v1/jobs/" + job, "").path("state").asText();
    }

    @Test
    void jobsOfRemoteUsersOutliveTheProcess() throws Exception {
        start("run");
        ask(401, "GET", "/api/v1/jobs", "");
        register();
        final String job =
                "{\"name\": \"sums\", \"sql\": \"CREATE TABLE sums (k STRING, n BIGINT) WITH"
                        + " ('connector' = 'blackhole'); INSERT INTO sums SELECT k, COUNT(*) FROM"
                        + " events GROUP BY k\"}";
        ask(201, "POST", "/api/v1/jobs", job);
        ask(409, "POST", "/api/v1/jobs", job);
        assertThat(
                        ask(
                                        400,
                                        "POST",
                                        "/api/v1/jobs",
                                        job.replace("sums\", \"sql", "b\", \"sql")
                                                .replace("COUNT(*)", "COUNT(x)"))
                                .path("position")
                                .path("line")
                                .asInt())
                .isEqualTo(1);
        assertThat(folder.resolve("jobs/b.sql")).doesNotExist();
        assertThat(ask(200, "GET", "/api/v1/jobs", "").path("active_jobs").asInt()).isEqualTo(2);
        ask(200, "POST", "/api/v1/jobs/sums/pause", "");
        assertThat(state("sums")).isEqualTo("paused");
        end();

        start("run");
        assertThat(state("sums")).isEqualTo("paused");
        ask(200, "POST", "/api/v1/jobs/sums/resume", "");
        login();
        assertThat(state("sums")).isEqualTo("running");
        assertThat(ask(201, "POST", "/api/v1/savepoints", "").path("id").asText())
                .startsWith("savepoint-");
        ask(200, "POST", "/api/v1/jobs/sums/cancel", "");
        assertThat(state("sums")).isEqualTo("cancelled");
        end();
    }

    @Test
    void limitsAndLevelsChangeWhileItRuns() throws Exception {
        final Path file = folder.resolve("streaming.toml");
        final String before = Files.readString(file);
        start("run");
        register();
        Files.writeString(file, before + "[security]\nrate_limit_enabled = 3\n[nowhere]\n");
        final JsonNode refused = ask(409, "POST", "/api/v1/admin/reload", "");
        assertThat(refused.path("code").asText()).isEqualTo("HSRV-0104");
        assertThat(refused.at("/others/0/code").asText()).isEqualTo("HSRV-0103");
        assertThat(refused.at("/position/line").asInt()).isPositive();

        Files.writeString(
                file,
                before
                        + "[security]\nrate_limit_requests_per_minute = 1\n[logging]\n"
                        + "format = \"json\"\npackages = \"gateway.http=debug\"\n");
        final JsonNode report = ask(200, "POST", "/api/v1/admin/reload", "");
        assertThat(report.path("applied"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "security.rate_limit_requests_per_minute",
                        "logging.format",
                        "logging.packages");
        assertThat(report.path("needs_restart")).isEmpty();
        assertThat(report.at("/jobs/0/fate").asText()).isEqualTo("unchanged");
        final String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpResponse<String> answer = null;
        for (int i = 0; i < 12; i++) {
            answer =
                    send(
                            request("/api/v1/jobs")
                                    .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        }
        assertThat(answer.statusCode()).as("ten at once, then one a minute").isEqualTo(429);
        assertThat(answer.headers().firstValue("Trace-Id")).contains(trace);
        final String line =
                notices.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(each -> each.contains(trace))
                        .findFirst()
                        .orElseThrow();
        assertThat(new ObjectMapper().readTree(line).path("logger").asText())
                .isEqualTo("gateway.http");
        end();
    }
}
