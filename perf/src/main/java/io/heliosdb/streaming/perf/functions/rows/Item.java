package io.heliosdb.streaming.perf.functions.rows;

import java.util.Locale;
import java.util.SplittableRandom;

/** The values of one event. One in twenty of what may be NULL is. */
final class Item {
    static final int KEYS = 10_000;
    private static final int CITIES = 200;
    private static final int PRICES = 10_000_000;
    private static final int DAYS = 20_000;
    private static final int TAGS = 5;
    private static final int NULLS = 20;
    private static final int SHOPS = 50;
    private static final int PARTS = 100;
    private static final int DAYS_OF_MONTH = 28;
    private static final int MONTHS = 12;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;
    private static final String[] WORDS = {
        "red", "Green", "blue", "TEA", "cup", "large", "small", "gift", "express", "Überraschung"
    };

    long id;
    int key;
    String user;
    String city;
    long cents;
    int quantity;
    double x;
    boolean flag;
    int day;
    long timeMs;
    String url;
    String body;
    String tags;
    String digits;
    String moment;
    String note;

    /**
     * Draws all values.
     *
     * @param number of the event
     */
    void draw(final long number, final long newTimeMs, final SplittableRandom random) {
        id = number;
        key = random.nextInt(KEYS);
        timeMs = newTimeMs;
        user = String.format(Locale.ROOT, "user-%05d", key);
        city = orNull("city " + random.nextInt(CITIES), random);
        cents = random.nextInt(PRICES);
        quantity = random.nextInt(1, PARTS);
        x = random.nextDouble(1, PRICES);
        flag = random.nextBoolean();
        day = random.nextInt(DAYS);
        url =
                "https://www.shop-"
                        + random.nextInt(SHOPS)
                        + ".example.com/cat/"
                        + random.nextInt(PARTS)
                        + "/item?ref=mail&size="
                        + random.nextInt(PARTS);
        tags = words(random.nextInt(1, TAGS), ",", random);
        note = orNull(" " + words(random.nextInt(2, TAGS + 2), " ", random) + " ", random);
        digits = orNull(cents / PARTS + "." + (10 + cents % 90), random);
        moment =
                String.format(
                        Locale.ROOT,
                        "2026-%02d-%02d %02d:%02d:%02d",
                        random.nextInt(1, MONTHS + 1),
                        random.nextInt(1, DAYS_OF_MONTH + 1),
                        random.nextInt(HOURS),
                        random.nextInt(SIXTY),
                        random.nextInt(SIXTY));
        body =
                "{\"id\": "
                        + number
                        + ", \"buyer\": {\"name\": \""
                        + user
                        + "\", \"vip\": "
                        + flag
                        + "}, \"prices\": [1, "
                        + quantity
                        + "]}";
    }

    private static String words(
            final int count, final String separator, final SplittableRandom random) {
        final StringBuilder words = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = 1; i < count; i++) {
            words.append(separator).append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }

    private static String orNull(final String value, final SplittableRandom random) {
        return random.nextInt(NULLS) == 0 ? null : value;
    }
}
