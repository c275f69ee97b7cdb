package io.heliosdb.streaming.perf.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.TimeUnit;

final class FunctionsBenchmarkTest {
    private static final long ROWS = 4096;

    @Test
    void hasThirtyQueriesAndMore() {
        final List<String> names = BenchmarkQuery.all().stream().map(BenchmarkQuery::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
    }

    /** The engine and Flink take the same values, and compute the same: else it throws. */
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void comparesWithFlink() {
        final BenchmarkQuery query =
                new BenchmarkQuery(
                        "all columns",
                        """
                        SELECT id, window_end, SUM(price) AS p, MAX(x) AS x, COUNT(*) FILTER (WHERE flag) AS f,
                          MIN(born) AS b, LISTAGG(UPPER(note)) AS n, MAX(city) AS c, MIN(digits) AS d
                        FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '0.1' SECOND)
                        GROUP BY id, window_start, window_end
                        """);
        final QueryPace pace = new FunctionsBenchmark(ROWS, 1, Clocks.nano()).run(query);
        assertThat(pace.ratio()).isPositive();
    }
}
