-- What the product does most, in small: run once after a build, so that the JVM remembers the classes it took.
CREATE TABLE trips (
    carrier STRING,
    miles BIGINT,
    fare DECIMAL(10, 2),
    delay DOUBLE,
    departed TIMESTAMP(3),
    WATERMARK FOR departed AS departed
) WITH ('connector' = 'filesystem', 'path' = 'trips.csv', 'format' = 'csv', 'csv.null-literal' = '');

CREATE TABLE nowhere (carrier STRING, fare DECIMAL(10, 2)) WITH ('connector' = 'blackhole');

SELECT carrier, window_start, COUNT(*) AS trips, SUM(fare) AS fares, AVG(delay) AS delay
FROM TABLE(TUMBLE(TABLE trips, DESCRIPTOR(departed), INTERVAL '1' MINUTE))
WHERE miles > 10
GROUP BY carrier, window_start, window_end;

SELECT carrier, COUNT(*) AS trips, MIN(fare) AS low, MAX(fare) AS high FROM trips GROUP BY carrier;

SELECT UPPER(carrier) AS carrier, CASE WHEN delay > 10 THEN 'late' ELSE 'in time' END AS verdict
FROM trips
UNION ALL
SELECT carrier, CAST(fare AS STRING) FROM trips WHERE fare IS NOT NULL;

INSERT INTO nowhere SELECT carrier, fare FROM trips;

SELECT carrier, COUNT(*) AS trips, MIN(fare) AS low, MAX(fare) AS high FROM trips GROUP BY carrier;
