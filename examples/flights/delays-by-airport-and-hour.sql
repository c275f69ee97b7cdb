-- The worst hours of the biggest airports: windows of one hour in event time.
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
    window_start AS hour_start,
    origin,
    COUNT(*) AS flights,
    AVG(delay_min) AS avg_delay_min,
    MAX(delay_min) AS max_delay_min
FROM TUMBLE(TABLE flights, DESCRIPTOR(departure), INTERVAL '1' HOUR)
GROUP BY window_start, window_end, origin
HAVING COUNT(*) >= 40 AND AVG(delay_min) >= 60;
