-- tumble by number
SELECT k, COUNT(*) AS n, SUM(price) AS total, AVG(x) AS mean
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY k, window_start, window_end;

-- tumble by text
SELECT city, window_end, MIN(price) AS least, MAX(price) AS most, COUNT(*) AS n
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY city, window_start, window_end;

-- hop
SELECT city, window_end, COUNT(*) AS n, SUM(qty) AS items
FROM HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '2' SECOND, INTERVAL '10' SECOND)
GROUP BY city, window_start, window_end;

-- cumulate
SELECT city, window_end, SUM(price) AS total
FROM CUMULATE(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '30' SECOND)
GROUP BY city, window_start, window_end;

-- session
SELECT k, window_start, window_end, COUNT(*) AS n, MAX(price) AS most
FROM SESSION(TABLE events PARTITION BY k, DESCRIPTOR(ts), INTERVAL '1' SECOND)
GROUP BY k, window_start, window_end;

-- old window
SELECT k, TUMBLE_END(ts, INTERVAL '10' SECOND) AS e, SUM(qty) AS items
FROM events
GROUP BY k, TUMBLE(ts, INTERVAL '10' SECOND);

-- window of window
WITH per_second AS (
  SELECT k, window_time AS t, COUNT(*) AS n
  FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '1' SECOND)
  GROUP BY k, window_start, window_end, window_time
)
SELECT window_end, MAX(n) AS most, COUNT(*) AS people
FROM TUMBLE(TABLE per_second, DESCRIPTOR(t), INTERVAL '10' SECOND)
GROUP BY window_start, window_end;

-- distinct in window
SELECT city, window_end, COUNT(DISTINCT user_name) AS people
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY city, window_start, window_end;

-- filter in window
SELECT k, window_end, COUNT(*) FILTER (WHERE flag) AS yes, SUM(price) FILTER (WHERE qty > 50) AS total
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY k, window_start, window_end;

-- variance in window
SELECT city, window_end, STDDEV_POP(qty) AS deviation, VAR_SAMP(qty) AS variance
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY city, window_start, window_end;

-- listagg in window
SELECT k, window_end, LISTAGG(city, ';') AS cities
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY k, window_start, window_end;

-- rollup in window
SELECT city, flag, window_end, COUNT(*) AS n
FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
GROUP BY ROLLUP (city, flag), window_start, window_end;

-- group by number
SELECT k, COUNT(*) AS n, SUM(price) AS total FROM events GROUP BY k;

-- group by text
SELECT city, MIN(x) AS least, MAX(x) AS most FROM events GROUP BY city HAVING COUNT(*) > 10;

-- distinct in group
SELECT city, COUNT(DISTINCT k) AS people, COUNT(*) AS n FROM events GROUP BY city;

-- group of groups
SELECT n, COUNT(*) AS people FROM (SELECT k, COUNT(*) AS n FROM events GROUP BY k) GROUP BY n;

-- select distinct
SELECT DISTINCT city, flag, qty FROM events;

-- filter
SELECT id, price * qty AS total FROM events WHERE qty BETWEEN 10 AND 20 AND x > 1000000 AND NOT flag;

-- decimals
SELECT id, price * qty * 1.19 AS gross, ROUND(price / 7, 2) AS part, CAST(price AS DECIMAL(20, 4)) + 0.5 AS more
FROM events;

-- doubles
SELECT id, SQRT(x) + LN(x) AS a, x / 3 + 0.5 AS b, ROUND(x, 2) AS c, ABS(x - 5000000) AS d FROM events;

-- texts
SELECT id, UPPER(TRIM(note)) AS a, CONCAT(city, '/', user_name) AS b, SUBSTRING(user_name, 6) AS c, CHAR_LENGTH(note) AS d
FROM events;

-- like and position
SELECT id, POSITION('cup' IN note) AS p, REPLACE(city, 'city', 'town') AS t
FROM events
WHERE note LIKE '%gift%' OR url LIKE 'https://www.shop-1%';

-- regular expressions
SELECT id, REGEXP_EXTRACT(url, 'cat/([0-9]+)', 1) AS cat, REGEXP_REPLACE(note, '[aeiou]+', '*') AS hidden
FROM events
WHERE REGEXP(url, 'shop-[0-9]*[02468]\.');

-- parts of texts
SELECT id, SPLIT_INDEX(url, '/', 4) AS cat, PARSE_URL(url, 'QUERY', 'size') AS size, LPAD(user_name, 14, '.') AS padded
FROM events;

-- parts of times
SELECT id, EXTRACT(HOUR FROM ts) AS h, FLOOR(ts TO MINUTE) AS m, EXTRACT(DOY FROM born) AS doy, ts + INTERVAL '1' DAY AS tomorrow
FROM events;

-- formats of times
SELECT id, DATE_FORMAT(ts, 'yyyy-MM-dd HH:mm') AS shown, TO_TIMESTAMP(moment) AS t,
  TIMESTAMPDIFF(DAY, CAST(moment AS TIMESTAMP(3)), ts) AS days
FROM events;

-- casts
SELECT id, CAST(digits AS DECIMAL(12, 2)) AS d, CAST(price AS STRING) AS s, CAST(x AS BIGINT) AS n, TRY_CAST(note AS INT) AS nothing
FROM events;

-- choice
SELECT id, CASE WHEN qty < 10 THEN 'few' WHEN qty < 50 THEN 'some' ELSE 'many' END AS much,
  COALESCE(city, user_name, '?') AS place, GREATEST(qty, k, 500) AS most
FROM events
WHERE city IN ('city 1', 'city 2', 'city 3', 'city 50', 'city 60', 'city 70') OR NULLIF(qty, 5) IS NULL;

-- json
SELECT id, JSON_VALUE(body, '$.buyer.name') AS name, JSON_VALUE(body, '$.prices[1]' RETURNING INTEGER) AS price,
  JSON_EXISTS(body, '$.buyer.mail') AS has_mail
FROM events;

-- arrays
SELECT id, CARDINALITY(SPLIT(tags, ',')) AS n, ARRAY_CONTAINS(SPLIT(tags, ','), 'cup') AS has_cup,
  SPLIT(tags, ',')[1] AS first_tag
FROM events;

-- hashes
SELECT id, MD5(user_name) AS m, TO_BASE64(user_name) AS b FROM events;
