-- The routes that were late on average, each change of which is known at once.
CREATE TABLE flights (
    departure TIMESTAMP(3),
    delay_min INT,
    distance_mi INT,
    origin STRING,
    destination STRING,
    WATERMARK FOR departure AS departure
) WITH (
    'connector' = 'filesystem',
    'path' = 'examples/flights/flights-2001-01.csv.gz',
    'format' = 'csv',
    'csv.header' = 'true'
);

SELECT
    origin || ' to ' || destination AS route,
    COUNT(*) AS flights,
    AVG(delay_min) AS avg_delay_min,
    MAX(delay_min) AS max_delay_min
FROM flights
GROUP BY origin, destination
HAVING COUNT(*) >= 100 AND AVG(delay_min) >= 30;
