-- Flights that arrived half a day late, printed while the file is being read.
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
    DATE_FORMAT(departure, 'yyyy-MM-dd HH:mm') AS departure,
    origin,
    destination,
    delay_min / 60 AS delay_hours
FROM flights
WHERE delay_min >= 720;
