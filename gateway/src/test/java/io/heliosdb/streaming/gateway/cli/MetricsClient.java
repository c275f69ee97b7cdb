package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scrapes an appliance. */
final class MetricsClient {
    private static final Pattern PLACES =
            Pattern.compile("listening .*?api=(\\S+).*?metrics=(\\S+)");

    private static final long PAUSE_MS = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String api;
    private final URI page;

    /**
     * @param log of the start
     */
    MetricsClient(final String log) {
        final Matcher found = PLACES.matcher(log);
        assertThat(found.find()).as(log).isTrue();
        api = found.group(1);
        page = URI.create(found.group(2) + "/metrics");
    }

    HttpResponse<String> ask(final String accepted) throws Exception {
        return client.send(
                HttpRequest.newBuilder(page).header("Accept", accepted).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks the port of the API, and gives the status. */
    int askApi(final String verb, final String path, final String token, final String body)
            throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(api + path))
                                .header("Authorization", "Bearer " + token)
                                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The page as Prometheus reads it by default. */
    String text() throws Exception {
        final HttpResponse<String> answer = ask("*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** A value, or NaN if the page does not have it. */
    double value(final String series) throws Exception {
        return value(text(), series);
    }

    static double value(final String page, final String series) {
        return page.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Waits until a value is at least so much, and gives the page that says so. */
    String awaitAtLeast(final String series, final double least) throws Exception {
        String page = text();
        while (!(value(page, series) >= least)) {
            Thread.sleep(PAUSE_MS);
            page = text();
        }
        return page;
    }
}
