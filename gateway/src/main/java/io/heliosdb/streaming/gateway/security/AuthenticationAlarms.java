package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.security.limit.BoundedTable;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;

import org.agrona.concurrent.NanoClock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sees to it that guessing is slow and does not go unnoticed. After five wrong passwords the next
 * one has to wait, each time twice as long, up to half a minute for an account and five minutes for
 * an address. Nothing is locked for good: and from an address from which an account has been logged
 * into before, only wrong passwords from there count, so that strangers do not keep its owner out.
 *
 * <p>Any thread.
 */
public final class AuthenticationAlarms {
    /** Longest wait of an account. */
    static final long ACCOUNT_SECONDS = 30;

    /** Longest wait of an address. */
    static final long ADDRESS_SECONDS = 300;

    /** Wrong ones in five minutes that raise an alarm. */
    static final int ACCOUNT_THRESHOLD = 10;

    /** As {@link #ACCOUNT_THRESHOLD}, for an address. */
    static final int ADDRESS_THRESHOLD = 20;

    private static final int TABLE_SIZE = 16_384;
    private static final int PLACES_LIMIT = 10_000;
    private static final int NAME_LIMIT = 64;

    private final BoundedTable<String, AttemptRecord> records;
    private final NanoClock clock;
    private final Alarm alarm;
    private final SecurityCounts counts;

    /** Guarded by itself: accounts with addresses from which they were logged into. */
    private final Map<String, Boolean> places =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(final Map.Entry<String, Boolean> eldest) {
                    return size() > PLACES_LIMIT;
                }
            };

    /**
     * @param seed a random number, see {@link BoundedTable}
     * @param counts told of all that is wrong
     */
    public AuthenticationAlarms(
            final NanoClock clock,
            final Alarm alarm,
            final long seed,
            final SecurityCounts counts) {
        this.clock = clock;
        this.alarm = alarm;
        this.counts = counts;
        records = new BoundedTable<>(TABLE_SIZE, seed, AttemptRecord::new);
    }

    /**
     * Begins an attempt to log in, which counts as wrong until it is said to be right.
     *
     * @return 0, or seconds to wait; then nothing has begun
     */
    public long begin(final String account, final ClientAddress address) {
        final long nowNs = clock.nanoTime();
        final String key = addressKey(address);
        final long addressSeconds =
                records.with(key, nowNs, each -> each.begin(nowNs, ADDRESS_SECONDS));
        if (addressSeconds > 0) {
            return addressSeconds;
        }
        final long waitSeconds =
                records.with(
                        accountKey(account, address),
                        nowNs,
                        each -> each.begin(nowNs, ACCOUNT_SECONDS));
        if (waitSeconds > 0) {
            with(key, AttemptRecord::undo);
        }
        return waitSeconds;
    }

    /** The attempt was right. */
    public void succeed(final String account, final ClientAddress address) {
        with(accountKey(account, address), AttemptRecord::clear);
        with(addressKey(address), AttemptRecord::undo);
        synchronized (places) {
            places.put(place(account, address), true);
        }
    }

    /** The attempt was not decided. */
    public void giveUp(final String account, final ClientAddress address) {
        with(accountKey(account, address), AttemptRecord::undo);
        with(addressKey(address), AttemptRecord::undo);
    }

    /** The attempt was wrong. */
    public void fail(final String account, final ClientAddress address) {
        counts.add(SecurityCounts.Event.PASSWORD);
        count(accountKey(account, address), ACCOUNT_THRESHOLD, "account", cut(account), address);
        count(addressKey(address), ADDRESS_THRESHOLD, "address", cut(account), address);
    }

    /** A token was wrong: nobody has to wait, for none can be guessed. */
    public void refuseToken(final ClientAddress address) {
        counts.add(SecurityCounts.Event.TOKEN);
        count("token " + address, ADDRESS_THRESHOLD, "tokens", "", address);
    }

    private void count(
            final String key,
            final int threshold,
            final String kind,
            final String account,
            final ClientAddress address) {
        final long nowNs = clock.nanoTime();
        if (records.with(key, nowNs, each -> each.isAlarming(nowNs, threshold))) {
            alarm.raise(
                    "repeated authentication failures",
                    Alarm.Detail.of("of", kind),
                    Alarm.Detail.of("account", printable(account)),
                    Alarm.Detail.of("address", address.toString()));
        }
    }

    private void with(final String key, final Consumer<AttemptRecord> action) {
        records.with(
                key,
                clock.nanoTime(),
                each -> {
                    action.accept(each);
                    return true;
                });
    }

    private String accountKey(final String account, final ClientAddress address) {
        final String place = place(account, address);
        synchronized (places) {
            return places.containsKey(place) ? "place " + place : "account " + cut(account);
        }
    }

    private static String addressKey(final ClientAddress address) {
        return "address " + address;
    }

    private static String place(final String account, final ClientAddress address) {
        return address + " " + cut(account);
    }

    private static String cut(final String account) {
        return account.length() > NAME_LIMIT ? account.substring(0, NAME_LIMIT) : account;
    }

    /** Alarms go to logs that may be plain text. */
    private static String printable(final String account) {
        return account.replaceAll("[^ -~]", "?");
    }
}
